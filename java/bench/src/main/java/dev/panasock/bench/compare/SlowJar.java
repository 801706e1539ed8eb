package dev.panasock.bench.compare;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A jar with a mistake made on purpose: a method of it waits before it does its work. */
record SlowJar(String type, String method) {
    /** So much that it costs a tenth of a call. */
    private static final int PAUSES = 2;
    private static final ClassDesc THREAD = ClassDesc.of(Thread.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    /** Copies a jar and plants the mistake in the copy. */
    Path write(Path jar, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(copy)) {
            Path file = files.getPath(type.replace('.', '/') + ".class");
            Files.write(file, slow(Files.readAllBytes(file)));
        }
        return copy;
    }

    byte[] slow(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(classFile.parse(bytes), ClassTransform
                .transformingMethodBodies(model -> model.methodName().equalsString(method), new Pause()));
    }

    private static final class Pause implements CodeTransform {
        @Override
        public void atStart(CodeBuilder code) {
            for (int i = 0; i < PAUSES; i++) {
                code.invokestatic(THREAD, "onSpinWait", NOTHING);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
