/** The value of a command-line option, `--name value`, or else the fallback. */
export type Options = (name: string, fallback: string) => string;

export function readOptions(args: readonly string[]): Options {
  return (name, fallback) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? fallback : (args[at + 1] ?? fallback);
  };
}
