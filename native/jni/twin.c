/* What the benchmarks compare with: the same calls by the Java Native Interface. A failure returns its negative errno. */
#define _GNU_SOURCE
#include <errno.h>
#include <jni.h>
#include <poll.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#define CALL(type, name) JNIEXPORT type JNICALL Java_dev_panasock_bench_peer_Jni_##name
#define POINTER(address) ((void *)(intptr_t)(address))

static jlong result(long r) { return r < 0 ? -errno : r; }

CALL(jint, getsockopt)(JNIEnv *env, jclass c, jint fd, jint level, jint name, jlong value, jlong length) {
  (void)env, (void)c;
  return (jint)result(getsockopt(fd, level, name, POINTER(value), POINTER(length)));
}

CALL(jint, poll)(JNIEnv *env, jclass c, jlong fds, jint count, jint millis) {
  (void)env, (void)c;
  return (jint)result(poll(POINTER(fds), (nfds_t)count, millis));
}

CALL(jlong, send)(JNIEnv *env, jclass c, jint fd, jlong data, jlong length, jint flags) {
  (void)env, (void)c;
  return result(send(fd, POINTER(data), (size_t)length, flags));
}

CALL(jlong, recv)(JNIEnv *env, jclass c, jint fd, jlong buffer, jlong length, jint flags) {
  (void)env, (void)c;
  return result(recv(fd, POINTER(buffer), (size_t)length, flags));
}

CALL(jint, accept4)(JNIEnv *env, jclass c, jint fd, jlong address, jlong length, jint flags) {
  (void)env, (void)c;
  return (jint)result(accept4(fd, POINTER(address), POINTER(length), flags));
}

CALL(jint, close)(JNIEnv *env, jclass c, jint fd) {
  (void)env, (void)c;
  return (jint)result(close(fd));
}
