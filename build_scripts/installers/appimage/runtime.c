/* What an AppImage of Tearsheet begins with: unpacks the file system behind it into the user's cache, once for each build, and starts
   the program there. A later start finds it unpacked and only compares the names and sizes (a few milliseconds).

   It mounts nothing, so it needs no FUSE, which many systems no longer bring; and the program reads plain files, quicker than through a mount.
   The file system is read by squashfuse's library (BSD) with zstd (BSD).

   Compiled with BUILD (hexadecimal digits that name this build) and RELEASE. */

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <squashfuse/squashfuse.h>

/* The library can be asked for other compressions, which no image of ours has: each answers that it cannot. */
int uncompress(void *to, unsigned long *room, const void *from, unsigned long size) { (void)to, (void)room, (void)from, (void)size; return -1; }
int lzo1x_decompress_safe(const void *from, unsigned long size, void *to, unsigned long *room, void *work) { (void)from, (void)size, (void)to, (void)room, (void)work; return -1; }
int LZ4_decompress_safe(const char *from, char *to, int size, int room) { (void)from, (void)to, (void)size, (void)room; return -1; }
int lzma_stream_buffer_decode(void) { return 11; }

enum work { COMPARE, UNPACK };

static char self[PATH_MAX];
static size_t image_at;

static void give_up(const char *format, ...) {
    va_list values;
    va_start(values, format);
    fputs("Tearsheet: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    exit(127);
}

static char *joined(const char *format, ...) {
    char *made = NULL;
    va_list values;
    va_start(values, format);
    if (vasprintf(&made, format, values) < 0) give_up("there is no memory left.");
    va_end(values);
    return made;
}

/* Where the ELF file ends and the file system begins. */
static size_t size_of_elf(void) {
    ElfW(Ehdr) header;
    int file = open(self, O_RDONLY | O_CLOEXEC);
    if (file < 0 || pread(file, &header, sizeof header, 0) != sizeof header) give_up("%s cannot be read.", self);
    close(file);
    return header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
}

static void open_image(sqfs *image) {
    if (sqfs_open_image(image, self, image_at)) give_up("the file is damaged or not whole. Download it again.");
}

/* A file's content into a new file. Gives 0, or what errno says. */
static int unpack_file(sqfs *image, sqfs_inode *inode, const char *path, mode_t mode) {
    static char block[1 << 20];
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
    if (file < 0) return errno;
    sqfs_off_t at = 0, whole = (sqfs_off_t)inode->xtra.reg.file_size;
    while (at < whole) {
        sqfs_off_t got = sizeof block;
        if (sqfs_read_range(image, inode, at, &got, block) || got <= 0) { close(file); return EIO; }
        for (sqfs_off_t done = 0; done < got;) {
            ssize_t wrote = write(file, block + done, (size_t)(got - done));
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote < 0) { int why = errno; close(file); return why; }
            done += wrote;
        }
        at += got;
    }
    return close(file) ? errno : 0;
}

static int unpack(sqfs *image, sqfs_inode *inode, const char *path) {
    mode_t mode = inode->base.mode;
    if (S_ISDIR(mode)) return mkdir(path, 0755) ? errno : 0;
    if (S_ISLNK(mode)) {
        char to[PATH_MAX];
        size_t room = sizeof to;
        if (sqfs_readlink(image, inode, to, &room)) return EIO;
        return symlink(to, path) ? errno : 0;
    }
    return S_ISREG(mode) ? unpack_file(image, inode, path, mode) : 0;
}

/* Whether what lies there is what was unpacked, by kind and size: cleaners of caches remove single files. */
static int is_there(sqfs_inode *inode, const char *path) {
    struct stat found;
    if (lstat(path, &found) || (found.st_mode & S_IFMT) != (inode->base.mode & S_IFMT)) return 0;
    return !S_ISREG(found.st_mode) || (uint64_t)found.st_size == inode->xtra.reg.file_size;
}

/* Walks through the whole file system. Gives 0, or what errno says of the first that failed (ENOENT: it is not there as it should be). */
static int walk(enum work work, const char *folder) {
    sqfs image;
    sqfs_traverse at;
    sqfs_err fault = SQFS_OK;
    int failed = 0;
    open_image(&image);
    if (sqfs_traverse_open(&at, &image, sqfs_inode_root(&image))) give_up("the file is damaged or not whole. Download it again.");
    while (!failed && sqfs_traverse_next(&at, &fault)) {
        if (at.dir_end) continue;
        sqfs_inode inode;
        char *path = joined("%s/%s", folder, at.path);
        if (sqfs_inode_get(&image, &inode, sqfs_dentry_inode(&at.entry))) failed = EIO;
        else if (work == UNPACK) failed = unpack(&image, &inode, path);
        else failed = is_there(&inode, path) ? 0 : ENOENT;
        free(path);
    }
    sqfs_traverse_close(&at);
    sqfs_destroy(&image);
    return failed ? failed : fault ? EIO : 0;
}

static void remove_folder(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) { unlink(path); return; }
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        char *inner = joined("%s/%s", path, entry->d_name);
        struct stat found;
        if (!lstat(inner, &found) && S_ISDIR(found.st_mode)) remove_folder(inner);
        else unlink(inner);
        free(inner);
    }
    closedir(folder);
    rmdir(path);
}

static void unpack_to(const char *folder) {
    if (mkdir(folder, 0755)) give_up("%s cannot be made: %s.", folder, strerror(errno));
    int failed = walk(UNPACK, folder);
    if (failed) remove_folder(folder);
    if (failed == EIO) give_up("the file is damaged or not whole. Download it again.");
    if (failed) give_up("it could not be unpacked into %s: %s.", folder, strerror(failed));
}

/* The folder of all builds in the user's cache; made where it lacks. */
static char *cache_folder(void) {
    const char *given = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (!(given && *given == '/') && !(home && *home == '/')) give_up("the variable HOME is not set, so there is no place to unpack to.");
    char *cache = given && *given == '/' ? joined("%s", given) : joined("%s/.cache", home);
    char *folder = joined("%s/tearsheet-appimage", cache);
    mkdir(cache, 0700);
    if (mkdir(folder, 0700) && errno != EEXIST) give_up("%s cannot be made: %s.", folder, strerror(errno));
    struct stat found;
    if (lstat(folder, &found) || !S_ISDIR(found.st_mode) || found.st_uid != geteuid())
        give_up("%s is not yours, so nothing in it is started. Move it away, and start again.", folder);
    free(cache);
    return folder;
}

/* A file whose lock says that a build is in use; it stays open, and locked, as long as the program runs. */
static int lock(const char *folder, const char *build, int how) {
    char *name = joined("%s/%s.lock", folder, build);
    int file = open(name, O_RDWR | O_CREAT | (how & LOCK_EX ? O_CLOEXEC : 0), 0600);
    free(name);
    if (file >= 0 && flock(file, how)) { close(file); return -1; }
    return file;
}

/* Removes what other builds, or interrupted beginnings, have left and nobody runs now. */
static void remove_others(const char *folder) {
    DIR *all = opendir(folder);
    if (!all) return;
    for (struct dirent *entry; (entry = readdir(all));) {
        const char *name = entry->d_name;
        size_t length = strspn(name, "0123456789abcdef");
        if (length != strlen(BUILD) || !strncmp(name, BUILD, length) || !strcmp(name + length, ".lock")) continue;
        char *build = joined("%.*s", (int)length, name), *path = joined("%s/%s", folder, name), *locked = joined("%s/%s.lock", folder, build);
        int file = lock(folder, build, LOCK_EX | LOCK_NB);
        if (file >= 0) { remove_folder(path); unlink(locked); close(file); }
        free(build), free(path), free(locked);
    }
    closedir(all);
}

/* The folder of this build, whole. Of two that start at once, one waits for the other. */
static char *unpacked(void) {
    char *folder = cache_folder(), *place = joined("%s/" BUILD, folder), *draft = joined("%s/" BUILD ".new", folder);
    int only = lock(folder, BUILD ".making", LOCK_EX);
    int use = lock(folder, BUILD, LOCK_SH);
    if (only < 0 || use < 0) give_up("%s cannot be written to: %s.", folder, strerror(errno));
    if (walk(COMPARE, place)) {
        remove_folder(draft);
        remove_folder(place);
        unpack_to(draft);
        if (rename(draft, place)) give_up("%s cannot be made: %s.", place, strerror(errno));
        remove_others(folder);
    }
    close(only);
    free(folder), free(draft);
    return place;
}

static const char HELP[] =
    "Tearsheet " RELEASE ", an AppImage\n\n"
    "  --appimage-extract   unpack it into the folder squashfs-root\n"
    "  --appimage-offset    print where its file system begins, in bytes\n"
    "  --appimage-version   print the version\n"
    "  --appimage-help      print this\n\n"
    "It needs no FUSE: it unpacks itself once, into ~/.cache/tearsheet-appimage. Anything else is Tearsheet's; see --help.\n";

static int own_option(const char *option) {
    if (!strcmp(option, "help")) fputs(HELP, stdout);
    else if (!strcmp(option, "version")) puts("Tearsheet " RELEASE);
    else if (!strcmp(option, "offset")) printf("%zu\n", image_at);
    else if (!strcmp(option, "extract")) unpack_to("squashfs-root");
    else if (!strcmp(option, "mount")) give_up("it does not mount itself. --appimage-extract unpacks it.");
    else give_up("there is no option --appimage-%s. See --appimage-help.", option);
    return 0;
}

int main(int count, char **words) {
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0) give_up("/proc is not there, and without it the file cannot find itself.");
    image_at = size_of_elf();
    if (count > 1 && !strncmp(words[1], "--appimage-", 11)) return own_option(words[1] + 11);
    char *folder = unpacked(), *program = joined("%s/AppRun", folder);
    setenv("APPIMAGE", self, 1);
    setenv("APPDIR", folder, 1);
    setenv("ARGV0", words[0], 1);
    words[0] = program;
    execv(program, words);
    give_up("%s cannot be started: %s.", program, strerror(errno));
}
