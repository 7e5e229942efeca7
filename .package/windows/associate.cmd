@echo off
rem Lets a double-click on a .slocharter file open it with the slocharter.exe in this folder, for this user alone.
rem "associate.cmd remove" takes that back.
setlocal
set classes=HKCU\Software\Classes
if "%1"=="remove" goto remove
reg add "%classes%\.slocharter" /ve /d "SLOCharter.Workspace" /f
reg add "%classes%\SLOCharter.Workspace" /ve /d "SLO Charter workspace" /f
reg add "%classes%\SLOCharter.Workspace\DefaultIcon" /ve /d "\"%~dp0slocharter.exe\",0" /f
reg add "%classes%\SLOCharter.Workspace\shell\open\command" /ve /d "\"%~dp0slocharter.exe\" \"%%1\"" /f
exit /b
:remove
reg delete "%classes%\.slocharter" /f
reg delete "%classes%\SLOCharter.Workspace" /f
