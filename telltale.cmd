@echo off
rem Starts Telltale from its source folder; builds it first if that has not been done. After a change
rem of the sources delete app\target\launcher.stamp. An installed telltale does not use this file.
setlocal
set "root=%~dp0"
set "target=%root%app\target"
set "java="
for %%h in ("%TELLTALE_JAVA_HOME%" "%JAVA_HOME%") do call :consider "%%~h"
if not defined java for /f "delims=" %%j in ('where java 2^>nul') do call :consider "%%~dpj.."
if not defined java (
  echo telltale: Java 25 was not found; install a JDK 25 or set JAVA_HOME to one. 1>&2
  exit /b 3
)
if not exist "%target%\launcher.stamp" (
  echo telltale: building the program first, this takes a minute or two ... 1>&2
  if exist "%target%\lib" rmdir /s /q "%target%\lib"
  if exist "%target%\fxmods" rmdir /s /q "%target%\fxmods"
  pushd "%root%"
  call mvn -B -q -pl app -am package -DskipTests %TELLTALE_BUILD_OPTIONS% 1>&2
  if errorlevel 1 (
    popd
    echo telltale: the build failed; see the lines above. 1>&2
    exit /b 3
  )
  popd
  type nul > "%target%\launcher.stamp"
)
"%java%" --module-path "%target%\fxmods" --add-modules javafx.controls,javafx.fxml,javafx.swing --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC %TELLTALE_JAVA_OPTIONS% -cp "%target%\lib\*;%target%\telltale-app.jar" org.telltale.app.Telltale %*
exit /b %errorlevel%

:consider
if defined java exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "java=%~1\bin\java.exe"
exit /b 0
