package diagnosis

import (
	"signin-diagnosis/handler/answer"
)

// deviceRules: the device itself, its object or its keys are not accepted.
var deviceRules = []rule{
	{
		code: "device.deleted", category: answer.CategoryDevice, numbers: []int{700003, 130008},
		words: words{
			title:       "The device is no longer in the directory",
			headline:    "the device was removed from the directory",
			explanation: "On {time} {app} tried to sign in with {device}, which is no longer in the directory. Somebody deleted it, or a clean-up of unused devices did. The account is not the cause.",
			admin:       "AADSTS{code}: the device object is gone. The audit log (“Delete device”) names who removed it.",
		},
		steps: []advice{
			{who: answer.WhoUser, text: "Register the device anew: in Windows under Settings, Accounts, Access work or school, disconnect and connect the account. A company computer may need its administrator."},
			{who: answer.WhoDeviceAdmin, text: "On a joined computer run dsregcmd /forcerecovery as the user; on a hybrid one dsregcmd /leave and restart. Find out what deleted the object.", command: commandDsreg},
		},
		docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700003-device-object-was-not-found"},
	},
	{
		code: "device.disabled", category: answer.CategoryDevice, numbers: []int{135011, 130007},
		words: words{
			title:       "The device is disabled in the directory",
			headline:    "the device is disabled in the directory",
			explanation: "On {time} {app} tried to sign in with {device}, which is disabled in the directory: reported lost, unused for long, or disabled by mistake. Another device may work at once.",
			admin:       "AADSTS{code}: accountEnabled of the device object is false. The audit log (“Disable device”) names who did it.",
		},
		steps: []advice{
			{who: answer.WhoHelpdesk, text: "Ask whether the device was reported lost, before it is enabled again."},
			{who: answer.WhoDeviceAdmin, text: "Enable the device object if it is in the right hands.", command: commandDevice},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/devices/manage-device-identities"},
	},
	{
		code: "device.notProven", category: answer.CategoryDevice, numbers: []int{50155, 50187, 50099},
		words: words{
			title:       "The device could not prove its identity",
			headline:    "the device could not prove its identity",
			explanation: "On {time} {device} could not prove its identity to Entra ID for {app}. In short: {meaning}",
			admin:       "AADSTS{code}: the object is missing, disabled or of another key than the device holds. A reset TPM, a cloned image or a restored virtual machine does that.",
		},
		steps: []advice{
			adviceCheckDevice,
			{who: answer.WhoDeviceAdmin, text: "Compare the device's id with the directory, and register it anew if they differ.", command: commandDevice},
		},
		docs: []string{"https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token"},
	},
}
