@echo off
rem Not run yet: written for Windows without a Windows machine to try it on.
rem Runs a sample: scripts\panasock <command> [arguments]. Builds when there is no build; after changes run
rem "mvn package" or delete java\samples\target. PANASOCK_JAVA_OPTIONS: more flags for the JVM.
setlocal
set "root=%~dp0.."
set "modules=%root%\java\samples\target\modules"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined JAVA25_HOME set "java=%JAVA25_HOME%\bin\java"
if not exist "%modules%\panasock-samples.jar" (
  call mvn -B -ntp -q -f "%root%\pom.xml" -pl java/samples -am -Dmaven.test.skip=true -Dformatter.skip=true package 1>&2 || exit /b 1
)
"%java%" -XX:+UseSerialGC -Xlog:disable -Xlog:all=warning:stderr --enable-native-access=dev.panasock.bindings --illegal-native-access=deny %PANASOCK_JAVA_OPTIONS% -p "%modules%" -m dev.panasock.samples/dev.panasock.samples.Main %*
exit /b %ERRORLEVEL%
