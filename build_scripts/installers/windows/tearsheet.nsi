; The setup program for Windows. It installs for one person, without an administrator, and shows two pages: what happens, and that it happened.
;
;   tearsheet-...exe                 asks, installs, offers to start
;   tearsheet-...exe /S              asks nothing; exit code 0 done, 2 not done
;   tearsheet-...exe /S /ALLUSERS    for everybody on the machine; an administrator's command
;   tearsheet-...exe /S /D=C:\Path   elsewhere; must come last, without quotes
;
; nsis.py gives TARGET, VERSION, NUMBERS, OUT, ICON, SIZE (in 1,024 bytes) and the three included files.

Target ${TARGET}
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tearsheet"

Name "Tearsheet"
OutFile "${OUT}"
BrandingText "Tearsheet ${VERSION}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2057 ProductName "Tearsheet"
VIAddVersionKey /LANG=2057 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2057 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2057 FileDescription "Installs Tearsheet"
VIAddVersionKey /LANG=2057 LegalCopyright "MIT licence"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight

Var Welcome
Var Library
!define MUI_WELCOMEPAGE_TITLE "Tearsheet ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$Welcome"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameTheButton
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Tearsheet is installed"
!define MUI_FINISHPAGE_TEXT "You’ll find it in the Start menu. Saved pages (.html) list it under Open with; your browser stays the default."
!define MUI_FINISHPAGE_RUN "$INSTDIR\tearsheet.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start Tearsheet now"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Remove Tearsheet from this computer? Your library and settings are kept:$\r$\n$\r$\n$Library"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Tearsheet has been removed"
!define MUI_FINISHPAGE_TEXT "Your library and settings are still there:$\r$\n$\r$\n$Library$\r$\n$\r$\nIf you reinstall Tearsheet, you’ll find your articles where you left them."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE English

Function NameTheButton
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:&Install"
FunctionEnd

; Says why nothing is done, and ends with 2.
!macro GiveUp sentence
  MessageBox MB_OK|MB_ICONEXCLAMATION `${sentence}` /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; A program that runs cannot be written to.
!macro WaitUntilClosed program
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${program}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${program}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Tearsheet is open. Close it, then press Retry." /SD IDCANCEL IDCANCEL`
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro GiveUp "Tearsheet needs 64-bit Windows 10 or newer. Nothing was changed."
  ${EndIf}

  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
      !insertmacro GiveUp "Only an administrator can install for all users. Leave out /ALLUSERS to install for your account. Nothing was changed."
    ${EndIf}
    SetShellVarContext all
  ${EndIf}

  ; Where it is already, else where programs of one person, or of everybody, belong.
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ClearErrors
    ${GetOptions} $R0 "/ALLUSERS" $R1
    ${If} ${Errors}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Tearsheet"
    ${Else}
      StrCpy $INSTDIR "$PROGRAMFILES64\Tearsheet"
    ${EndIf}
  ${EndIf}

  ; A folder that this program did not fill is not touched: what is in it may be somebody's. Its own it knows by the
  ; registry, which setup writes first and the uninstaller clears last, so also after either was interrupted; one that
  ; the registry does not know (it was reset), by both of its programs. Another's uninstall.exe is no sign.
  ReadRegStr $R2 SHCTX "${UNINSTALL}" "InstallLocation"
  ${DirState} "$INSTDIR" $R1
  ${If} $R1 == 1
  ${AndIf} $R2 != $INSTDIR
    ${If} ${FileExists} "$INSTDIR\tearsheet.exe"
    ${AndIf} ${FileExists} "$INSTDIR\uninstall.exe"
      StrCpy $R1 0
    ${EndIf}
  ${Else}
    StrCpy $R1 0
  ${EndIf}
  ${If} $R1 == 1
    !insertmacro GiveUp "$INSTDIR already contains files that this setup program didn’t install. If they are Tearsheet, remove it in Settings > Apps first (your library is kept); otherwise choose another folder. Nothing was changed."
  ${EndIf}

  ReadRegStr $R1 SHCTX "${UNINSTALL}" "DisplayVersion"
  ${If} $R1 == ""
    StrCpy $Welcome "Tearsheet installs for your account only, so you don’t need an administrator.$\r$\n$\r$\nEverything you save is kept in one file on this computer. No account, no server."
  ${Else}
    StrCpy $Welcome "This replaces version $R1.$\r$\n$\r$\nYour library and settings aren’t affected."
  ${EndIf}
FunctionEnd

Section
  !insertmacro WaitUntilClosed tearsheet.exe
  !insertmacro WaitUntilClosed tearsheet-terminal.exe
  !insertmacro WaitUntilClosed tearsheet-browser-host.exe
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  ClearErrors
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    !insertmacro GiveUp "Couldn’t write all files to $INSTDIR. The disk may be full. Your library isn’t affected. Free some space and run setup again."
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\Tearsheet.lnk" "$INSTDIR\tearsheet.exe" "" "$INSTDIR\tearsheet.exe" 0 SW_SHOWNORMAL "" "Save articles, read them clean and offline, summarise them in one click"
  !include "${REGISTRY}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Tearsheet"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\tearsheet.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "Tearsheet"
  WriteRegStr SHCTX "${UNINSTALL}" "Comments" "Removing Tearsheet keeps your library."
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  StrCpy $Library "$LOCALAPPDATA\Tearsheet"
  ReadRegStr $R0 HKLM "${UNINSTALL}" "InstallLocation"
  ${If} $R0 == $INSTDIR
    UserInfo::GetAccountType
    Pop $R1
    ${If} $R1 != "Admin"
      !insertmacro GiveUp "Tearsheet was installed for all users, so only an administrator can remove it. Nothing was changed."
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section un.Tearsheet
  !insertmacro WaitUntilClosed tearsheet.exe
  !insertmacro WaitUntilClosed tearsheet-terminal.exe
  nsExec::Exec '"$INSTDIR\tearsheet-terminal.exe" browsers --disconnect'
  !insertmacro WaitUntilClosed tearsheet-browser-host.exe
  RMDir /r "$INSTDIR\_internal"
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Tearsheet.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
