// For tests under Wine only: older Wine lacks this library, of which Go's runtime wants one function, random bytes.
// Windows has it; it is not part of any package.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size) { return RtlGenRandom(bytes, (ULONG)size); }
