package rules

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

var device = []rule.Rule{
	{
		Code: "device.deleted", Category: answer.CategoryDevice, Numbers: []int{700003, 130008},
		Words: rule.Words{
			Title:       "The device is no longer in the directory",
			Headline:    "the device was removed from the directory",
			Explanation: "On {time} {app} tried to sign in with {device}, which is no longer in the directory. Somebody deleted it, or a clean-up of unused devices did. The account is not the cause.",
			Admin:       "AADSTS{code}: the device object is gone. The audit log (“Delete device”) names who removed it.",
		},
		Steps: []rule.Step{
			{
				Who: answer.WhoUser, Text: "Register the device anew: in Windows under Settings, Accounts, Access work or school, disconnect and connect the account. A company computer may need its administrator.",
				Presumes: rule.Presumption{Systems: rule.OnWindows},
				Otherwise: &rule.Step{
					Who: answer.WhoUser, Text: "Register the device anew: in Company Portal, take the device out and add it again.",
					Presumes:  rule.Presumption{Systems: rule.WithPortal},
					Otherwise: &rule.Step{Who: answer.WhoUser, Text: "Register the device anew in the Microsoft Intune app.", Presumes: rule.Presumption{Systems: rule.OnLinux}},
				},
			},
			{
				Who: answer.WhoDeviceAdmin, Text: "On a joined computer run dsregcmd /forcerecovery as the user; on a hybrid one dsregcmd /leave and restart. Find out what deleted the object.",
				Presumes:  rule.Presumption{Systems: rule.OnWindows},
				Otherwise: &rule.Step{Who: answer.WhoDeviceAdmin, Text: "Find out what deleted the object, before the device is registered anew."},
			},
		},
		Docs: []string{"https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700003-device-object-was-not-found"},
	},
	{
		Code: "device.disabled", Category: answer.CategoryDevice, Numbers: []int{135011, 130007},
		Words: rule.Words{
			Title:       "The device is disabled in the directory",
			Headline:    "the device is disabled in the directory",
			Explanation: "On {time} {app} tried to sign in with {device}, which is disabled in the directory: reported lost, unused for long, or disabled by mistake. Another device may work at once.",
			Admin:       "AADSTS{code}: accountEnabled of the device object is false. The audit log (“Disable device”) names who did it.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoHelpdesk, Text: "Ask whether the device was reported lost, before it is enabled again."},
			{Who: answer.WhoDeviceAdmin, Text: "Enable the device object if it is in the right hands.", Command: commandDevice},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/devices/manage-device-identities"},
	},
	{
		Code: "device.macBroker", Category: answer.CategoryDevice, Numbers: []int{50210, 50214},
		Words: rule.Words{
			Title:       "On the Mac, the browser could not hand the sign-in to the single sign-on extension",
			Headline:    "the Mac could not hand the sign-in from the browser to Microsoft's single sign-on extension",
			Explanation: "On {time} a sign-in to {app} was to go on in Microsoft's single sign-on extension on the Mac, and did not get there. Without it the browser cannot show which device it runs on.",
			Admin:       "AADSTS{code}. In short: {meaning} Look whether the profile of the Enterprise SSO extension is on the Mac, whether the Company Portal that holds it is current, and whether the network lets Apple check the app's associated domains.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Close the browser and open it again. If that does not help, update the Company Portal, restart the Mac and try once more."},
			{Who: answer.WhoDeviceAdmin, Text: "Check that the Mac has the profile of the Enterprise SSO extension, and register it anew in the Company Portal if it has."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/devices/troubleshoot-mac-sso-extension-plugin"},
	},
	{
		Code: "device.windowsBroker", Category: answer.CategoryDevice, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindWindowsBroker},
		Words: rule.Words{
			Title:       "Windows reports a code of its own, which hides the reason",
			Headline:    "the message holds a code of Windows' own sign-in component, which does not say why",
			Explanation: "Codes such as CAA20002, or the mark 4usqa, are written by the sign-in component of Windows (the broker), and not by Entra ID. They say that it got no token, and not why. The reason is an AADSTS code, which Windows shows behind “More information” and writes to its event log.",
			Admin:       "On the computer, the event log Microsoft-Windows-AAD/Operational holds the AADSTS code, the correlation id and the time of each failed request (events 1081, 1097 and 1098). Where it names none, the broker failed before it asked.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Open “More information” in the window with the error, and pass on the AADSTS code, the correlation id and the time that stand there."},
			{Who: answer.WhoDeviceAdmin, Text: "If no AADSTS code is shown, look for it in the event log Microsoft-Windows-AAD/Operational at that time."},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token"},
	},
	{
		Code: "device.brokerOffline", Category: answer.CategoryDevice, Claim: rule.ByText, Says: []aadsts.Kind{aadsts.KindBrokerOffline},
		Words: rule.Words{
			Title:       "Windows could not reach the sign-in service",
			Headline:    "the sign-in component of Windows could not reach the sign-in service over the network",
			Explanation: "The code is one of Windows' own sign-in component (the broker), and not of Entra ID: those that begin with CAA8, and CAA70004, speak of the network. What did not reach Entra ID leaves no row in the sign-in log.",
			Admin:       "Look what stands between the computer and login.microsoftonline.com: a proxy that asks for a sign-in or opens the encryption, a firewall, a VPN, the name service. The broker runs in the system's and the user's context, and need not use the browser's proxy.",
		},
		Steps: []rule.Step{
			{Who: answer.WhoUser, Text: "Try once more on the same Windows computer over another network, such as a phone's hotspot, without the VPN."},
			{Who: answer.WhoDeviceAdmin, Text: "If that helps, let login.microsoftonline.com and the other addresses of Microsoft's sign-in pass the proxy without a sign-in and without inspection."},
		},
		Docs: []string{"https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges"},
	},
	{
		Code: "device.notProven", Category: answer.CategoryDevice, Numbers: []int{50155, 50187, 50099},
		Words: rule.Words{
			Title:       "The device could not prove its identity",
			Headline:    "the device could not prove its identity",
			Explanation: "On {time} {device} could not prove its identity to Entra ID for {app}. In short: {meaning}",
			Admin:       "AADSTS{code}: the object is missing, disabled or of another key than the device holds. A reset TPM, a cloned image or a restored virtual machine does that.",
		},
		Steps: []rule.Step{
			adviceCheckDevice,
			{Who: answer.WhoDeviceAdmin, Text: "Compare the device's id with the directory, and register it anew if they differ.", Command: commandDevice},
		},
		Docs: []string{"https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token"},
	},
}
