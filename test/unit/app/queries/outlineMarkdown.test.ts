import { expect, test } from 'vitest';
import { outlineMarkdown } from '../../../../src/app/queries/outlineMarkdown';

test('an outline is a list with lines, the lead bold, and text of the document does nothing', () => {
  const rows = [
    { headline: 'Ada meets *Bo*', lead: true, told: ['Oslo', '3 May 2024'], line: 3 },
    { headline: '[x](http://y)\n# z', lead: false, told: [], line: 7 },
  ];
  expect(outlineMarkdown('a_b.txt', rows, 'line')).toBe(
    '## a\\_b.txt\n\n- **Ada meets \\*Bo\\*** · Oslo · 3 May 2024 (line 3)\n- \\[x\\](http://y) \\# z (line 7)\n',
  );
});
