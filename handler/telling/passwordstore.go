package telling

import "signin-diagnosis/handler/diagnosis/rule"

// Where a system keeps passwords that programs have stored.
var (
	storeOfWindows = book.Phrase("Windows Credential Manager")
	storeOfApple   = book.Phrase("the keychain")
	storeOfOthers  = book.Phrase("the system's store of passwords")
)

// passwordStore is that of the row's system.
func passwordStore(system rule.System, o Options) string {
	switch system {
	case rule.Windows:
		return storeOfWindows.In(o.Language)
	case rule.MacOS, rule.IOS:
		return storeOfApple.In(o.Language)
	default:
		return storeOfOthers.In(o.Language)
	}
}
