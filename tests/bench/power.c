/* Records below sqlite3 what a program does to the files under a folder, in the order in which it is done.
 *
 *     cc -shared -fPIC -o power.so power.c -ldl
 *     POWER_ROOT=/folder POWER_RECORD=/elsewhere/record LD_PRELOAD=power.so program
 *
 * One event: a struct head, then the path, then the second path or the bytes. A lock is held from each call to the end
 * of its record, so that what is recorded before a sync was done before it. disk.py reads the record, and compares its end
 * with the files, since there are ways to write that are not followed here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct head { uint32_t kind, path, data; uint64_t inode, offset; } __attribute__((packed));

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[PATH_MAX];
static int record = -1;

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("POWER_ROOT"), *file = getenv("POWER_RECORD");
  if (folder && file && realpath(folder, root))
    record = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = next(#name)

static int ours(const char *path) {
  size_t length = strlen(root);
  return record >= 0 && !strncmp(path, root, length) && path[length] == '/';
}

/* The whole path of a name whose folder exists, links on the way resolved; 0 when it is none of ours. */
static int whole(const char *path, char *out) {
  char folder[PATH_MAX], *slash, found[PATH_MAX];
  if (record < 0 || !path || strlen(path) >= PATH_MAX) return 0;
  strcpy(folder, path);
  while ((slash = strrchr(folder, '/')) && slash > folder && !slash[1]) *slash = 0;
  slash = strrchr(folder, '/');
  const char *name = slash ? slash + 1 : folder;
  if (slash == folder) return 0;
  if (slash) *slash = 0;
  if (!realpath(slash ? folder : ".", found)) return 0;
  return snprintf(out, PATH_MAX, "%s/%s", found, name) < PATH_MAX && ours(out);
}

/* The path behind a descriptor, and its inode; 0 when it is none of ours. */
static int behind(int fd, char *path, uint64_t *inode) {
  char link[64];
  struct stat about;
  if (record < 0 || fd < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int saved = errno;
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  if (length > 0) path[length] = 0;
  int found = length > 0 && (ours(path) || !strcmp(path, root)) && !fstat(fd, &about);
  if (found) *inode = about.st_ino;
  errno = saved;
  return found;
}

static void note(char kind, const char *path, uint64_t inode, uint64_t offset, const void *data, size_t length) {
  struct head head = {kind, strlen(path), length, inode, offset};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)data, length}};
  int saved = errno;
  if (syscall(SYS_writev, record, parts, 3) != (long)(sizeof head + head.path + length)) abort();
  errno = saved;
}

#define LOCKED(result, call) \
  pthread_mutex_lock(&lock); \
  result done = call; \
  int saved = errno

#define UNLOCKED \
  errno = saved; \
  pthread_mutex_unlock(&lock); \
  return done

/* ---- files that come into being */

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  char at[PATH_MAX];
  struct stat about;
  if (!(flags & (O_CREAT | O_TRUNC)) || !whole(path, at)) return real(path, flags, mode);
  pthread_mutex_lock(&lock);
  int fresh = lstat(at, &about) != 0;
  int done = real(path, flags, mode), saved = errno;
  if (done >= 0 && !fstat(done, &about)) {
    if (fresh) note('c', at, about.st_ino, 0, "", 0);
    else if (flags & O_TRUNC) note('t', at, about.st_ino, 0, "", 0);
  }
  UNLOCKED;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    return opened(real, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name, plain) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    return folder == AT_FDCWD || path[0] == '/' ? plain(path, flags, mode) : real(folder, path, flags, mode); \
  }
OPENAT(openat, open)
OPENAT(openat64, open64)

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  char at[PATH_MAX];
  LOCKED(int, real(path, mode));
  if (!done && whole(path, at)) note('k', at, 0, 0, "", 0);
  UNLOCKED;
}

/* ---- bytes */

#define WRITTEN(fd, where, bytes, length) \
  char at[PATH_MAX]; \
  uint64_t inode; \
  if (done > 0 && behind(fd, at, &inode)) note('w', at, inode, where, bytes, length)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  LOCKED(ssize_t, real(fd, bytes, count));
  WRITTEN(fd, lseek(fd, 0, SEEK_CUR) - done, bytes, done);
  UNLOCKED;
}

#define PWRITE(name, type) \
  ssize_t name(int fd, const void *bytes, size_t count, type offset) { \
    REAL(ssize_t, name, int, const void *, size_t, type); \
    LOCKED(ssize_t, real(fd, bytes, count, offset)); \
    WRITTEN(fd, offset, bytes, done); \
    UNLOCKED; \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, type) \
  int name(int fd, type size) { \
    REAL(int, name, int, type); \
    char at[PATH_MAX]; \
    uint64_t inode; \
    LOCKED(int, real(fd, size)); \
    if (!done && behind(fd, at, &inode)) note('t', at, inode, size, "", 0); \
    UNLOCKED; \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* ---- names */

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  char one[PATH_MAX], other[PATH_MAX];
  int known = whole(from, one) & whole(to, other);
  LOCKED(int, real(from, to));
  if (!done && known) note('r', one, 0, 0, other, strlen(other));
  UNLOCKED;
}

int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  char one[PATH_MAX], other[PATH_MAX];
  int known = whole(from, one) & whole(to, other);
  LOCKED(int, real(from, to));
  if (!done && known) note('l', one, 0, 0, other, strlen(other));
  UNLOCKED;
}

#define GONE(name, kind) \
  int name(const char *path) { \
    REAL(int, name, const char *); \
    char at[PATH_MAX]; \
    int known = whole(path, at); \
    LOCKED(int, real(path)); \
    if (!done && known) note(kind, at, 0, 0, "", 0); \
    UNLOCKED; \
  }
GONE(unlink, 'u')
GONE(rmdir, 'u')

/* ---- syncs */

#define SYNC(name) \
  int name(int fd) { \
    REAL(int, name, int); \
    char at[PATH_MAX]; \
    uint64_t inode; \
    LOCKED(int, real(fd)); \
    if (!done && behind(fd, at, &inode)) note('s', at, inode, 0, "", 0); \
    UNLOCKED; \
  }
SYNC(fsync)
SYNC(fdatasync)
