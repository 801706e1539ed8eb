import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Lists the public methods of exported packages that no test calls. JaCoCo's report knows which methods ran, the class
 * files know which are public. JaCoCo does not see a method that leaves by an exception of what it calls first, so one that
 * the code of a test names, and that did not run, is shown and not counted. Arguments: the folders of the modules.
 */
class UncalledMethods {
    private static final Set<String> SYSTEMS = Set.of("linux", "macos", "windows");

    static void main(String[] modules) throws Exception {
        Set<String> named = methodsThatTestsName(modules);
        List<String> uncalled = new ArrayList<>();
        for (String module : modules) {
            Path target = Path.of(module, "target");
            Map<String, Boolean> ran = methodsThatRan(target.resolve("site/jacoco/jacoco.xml"));
            publicMethods(target.resolve("classes")).filter(method -> Boolean.FALSE.equals(ran.get(method))).forEach(uncalled::add);
        }
        uncalled.sort(null);
        uncalled.stream().filter(named::contains).map(UncalledMethods::readable)
                .forEach(method -> System.out.println("(a test names it, it was not seen to run here) " + method));
        uncalled.removeIf(named::contains);
        uncalled.stream().map(UncalledMethods::readable).forEach(System.out::println);
        System.out.println(uncalled.size() + " public methods not called by any test");
        System.exit(uncalled.isEmpty() ? 0 : 1);
    }

    /** Each method of the report, as {@code package/Class.name(descriptor)}, and whether any of its code ran. */
    private static Map<String, Boolean> methodsThatRan(Path report) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        var builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        Document document = builder.parse(report.toFile());
        Map<String, Boolean> methods = new HashMap<>();
        var elements = document.getElementsByTagName("method");
        for (int i = 0; i < elements.getLength(); i++) {
            Element method = (Element) elements.item(i);
            String owner = ((Element) method.getParentNode()).getAttribute("name");
            methods.put(owner + "." + method.getAttribute("name") + method.getAttribute("desc"), ran(method));
        }
        if (methods.isEmpty()) {
            throw new IOException(report + " names no method");
        }
        return methods;
    }

    private static boolean ran(Element method) {
        for (Node child = method.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element counter && counter.getAttribute("type").equals("METHOD")) {
                return !counter.getAttribute("covered").equals("0");
            }
        }
        throw new IllegalStateException("no METHOD counter: " + method.getAttribute("name"));
    }

    private static Set<String> methodsThatTestsName(String[] modules) throws IOException {
        Set<String> named = new TreeSet<>();
        for (String module : modules) {
            for (ClassModel model : classes(Path.of(module, "target", "test-classes"))) {
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof MemberRefEntry method) {
                        named.add(method.owner().asInternalName() + "." + method.name().stringValue() + method.type().stringValue());
                    }
                }
            }
        }
        return named;
    }

    private static List<ClassModel> classes(Path folder) throws IOException {
        List<ClassModel> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                models.add(ClassFile.of().parse(file));
            }
        }
        return models;
    }

    private static Stream<String> publicMethods(Path classes) throws IOException {
        Set<String> exported = exportedPackages(classes);
        Set<String> methods = new TreeSet<>();
        for (ClassModel model : classes(classes)) {
            String name = model.thisClass().asInternalName();
            if (!model.isModuleInfo() && isSeen(model) && exported.contains(packageOf(name))) {
                model.methods().stream().filter(UncalledMethods::isPublicCode)
                        .map(m -> name + "." + m.methodName().stringValue() + m.methodType().stringValue())
                        .forEach(methods::add);
            }
        }
        return methods.stream();
    }

    /** Also what a public class inherits from one that users do not see. */
    private static boolean isSeen(ClassModel model) {
        return model.flags().has(AccessFlag.PUBLIC)
                || model.flags().has(AccessFlag.ABSTRACT) && !model.flags().has(AccessFlag.INTERFACE);
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('/')));
    }

    private static Set<String> exportedPackages(Path classes) throws IOException {
        try (InputStream module = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(module).exports().stream().filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source).filter(UncalledMethods::isOfThisSystem)
                    .map(name -> name.replace('.', '/')).collect(Collectors.toSet());
        }
    }

    private static boolean isOfThisSystem(String packageName) {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String here = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
        List<String> parts = List.of(packageName.split("\\."));
        return !parts.contains("generated") && parts.stream().allMatch(part -> !SYSTEMS.contains(part) || part.equals(here));
    }

    private static boolean isPublicCode(MethodModel method) {
        return method.flags().has(AccessFlag.PUBLIC) && !method.flags().has(AccessFlag.SYNTHETIC) && method.code().isPresent();
    }

    /** {@code dev.panasock.Type.method(parameters)}: descriptors are for machines. */
    private static String readable(String method) {
        int descriptor = method.indexOf('(');
        String name = method.substring(0, descriptor).replace('/', '.').replace('$', '.');
        String parameters = java.lang.constant.MethodTypeDesc.ofDescriptor(method.substring(descriptor)).parameterList()
                .stream().map(java.lang.constant.ClassDesc::displayName).collect(Collectors.joining(", "));
        return name.replace(".<init>", " constructor") + "(" + parameters + ")";
    }
}
