/* Makes the n-th call of one kind fail, for a program that this library is loaded into before all others (LD_PRELOAD).
   NEWSMARK_FAIL="call n errno": call is one of open, read, write, close, rename, fsync, mkdir, unlink, or short (a write that takes half);
   of calls on files, those count that concern our temporary files (*.partial), and for open and read also texts (*.txt).
   NEWSMARK_FAIL_MARK names a file that is made when the call was made to fail, so that the caller knows when n is past the last. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NONE, PARTIAL, TEXT, FOLDER, KINDS = 1 << 16 };
static unsigned char kind_of[KINDS];
static atomic_int calls;
static char wanted[16];
static int wanted_call, wanted_error;

__attribute__((constructor)) static void begin(void) {
  const char *order = getenv("NEWSMARK_FAIL");
  if (order) sscanf(order, "%15s %d %d", wanted, &wanted_call, &wanted_error);
}

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static int fails(const char *call) {
  if (strcmp(wanted, call) != 0 || atomic_fetch_add(&calls, 1) + 1 != wanted_call) return 0;
  const char *mark = getenv("NEWSMARK_FAIL_MARK");
  int (*open_)(const char *, int, ...) = next("open");
  int (*close_)(int) = next("close");
  if (mark) close_(open_(mark, O_CREAT | O_WRONLY, 0600));
  errno = wanted_error;
  return 1;
}

static int ends(const char *path, const char *with) {
  size_t all = path ? strlen(path) : 0, end = strlen(with);
  return all >= end && strcmp(path + all - end, with) == 0;
}

static int kind(const char *path, int flags) {
  if (ends(path, ".partial")) return PARTIAL;
  if (ends(path, ".txt")) return TEXT;
  struct stat found;
  return !(flags & O_CREAT) && stat(path, &found) == 0 && S_ISDIR(found.st_mode) ? FOLDER : NONE;
}

#define OPEN(name)                                                   \
  int name(const char *path, int flags, ...) {                       \
    mode_t mode = 0;                                                 \
    if (flags & O_CREAT) {                                           \
      va_list more;                                                  \
      va_start(more, flags);                                         \
      mode = va_arg(more, mode_t);                                   \
      va_end(more);                                                  \
    }                                                                \
    int (*real)(const char *, int, ...) = next(#name);               \
    int is = kind(path, flags);                                      \
    if ((is == PARTIAL || is == TEXT) && fails("open")) return -1;   \
    int file = real(path, flags, mode);                              \
    if (file >= 0 && file < KINDS) kind_of[file] = is;               \
    return file;                                                     \
  }
OPEN(open)
OPEN(open64)

static int is(int file, int kind) { return file >= 0 && file < KINDS && kind_of[file] == kind; }

ssize_t read(int file, void *bytes, size_t size) {
  ssize_t (*real)(int, void *, size_t) = next("read");
  return is(file, TEXT) && fails("read") ? -1 : real(file, bytes, size);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t at) {
  ssize_t (*real)(int, void *, size_t, off64_t) = next("pread64");
  return is(file, TEXT) && fails("read") ? -1 : real(file, bytes, size, at);
}

ssize_t write(int file, const void *bytes, size_t size) {
  ssize_t (*real)(int, const void *, size_t) = next("write");
  if (is(file, PARTIAL)) {
    if (fails("write")) return -1;
    if (fails("short")) return real(file, bytes, size > 10 ? size / 2 : size);
  }
  return real(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = next("pwrite64");
  return is(file, PARTIAL) && fails("write") ? -1 : real(file, bytes, size, at);
}

int close(int file) {
  int (*real)(int) = next("close");
  int ours = is(file, PARTIAL) || is(file, TEXT);
  if (file >= 0 && file < KINDS) kind_of[file] = NONE;
  if (!ours || !fails("close")) return real(file);
  real(file);
  errno = wanted_error;
  return -1;
}

/* Node.js closes its files by their system call. */
long syscall(long number, ...) {
  long (*real)(long, ...) = next("syscall");
  va_list more;
  va_start(more, number);
  long a = va_arg(more, long), b = va_arg(more, long), c = va_arg(more, long);
  long d = va_arg(more, long), e = va_arg(more, long), f = va_arg(more, long);
  va_end(more);
  return number == SYS_close ? close((int)a) : real(number, a, b, c, d, e, f);
}

int fsync(int file) {
  int (*real)(int) = next("fsync");
  return (is(file, PARTIAL) || is(file, FOLDER)) && fails("fsync") ? -1 : real(file);
}

int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *) = next("rename");
  return ends(from, ".partial") && fails("rename") ? -1 : real(from, to);
}

int unlink(const char *path) {
  int (*real)(const char *) = next("unlink");
  return ends(path, ".partial") && fails("unlink") ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode) {
  int (*real)(const char *, mode_t) = next("mkdir");
  return fails("mkdir") ? -1 : real(path, mode);
}
