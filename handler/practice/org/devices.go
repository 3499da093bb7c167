package org

import "strings"

// Device is what Entra knows of a device. Without an id no device identity
// reached it.
type Device struct {
	ID, Name, System, Browser string
	Compliant, Managed        bool
	Trust                     string
	Agent                     string
}

// Phone reports whether the device is a phone.
func (d Device) Phone() bool {
	return strings.HasPrefix(d.System, "Ios") || strings.HasPrefix(d.System, "Android")
}

// The devices that sign-ins come from.
var (
	Laptop = Device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d1", "PRACTICE-LT-07", "Windows11", "Edge 142.0.0", true, true, "Azure AD joined",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"}
	Phone = Device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d2", "PRACTICE-PH-02", "Ios 26.1", "Mobile Safari", false, false, "Azure AD registered",
		"Outlook-iOS/2.0"}
	// StalePC is enrolled, and has missed its updates.
	StalePC = Device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d3", "PRACTICE-PC-31", "Windows10", "Edge 142.0.0", false, true, "Azure AD joined",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"}
	OwnPC = Device{"", "", "Windows10", "Chrome 142.0.0", false, false, "",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}
	// PrivateWindow is the laptop's browser when it does not say which device it runs on.
	PrivateWindow = Device{"", "", "Windows11", "Edge 142.0.0", false, false, "", Laptop.Agent}
	LinuxPC       = Device{"", "", "Linux", "Firefox 145.0", false, false, "",
		"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"}
	// StrangersPC is not a device of anybody's here.
	StrangersPC  = Device{"", "", "Windows10", "Firefox 128.0", false, false, "", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"}
	CompanyPhone = Device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d4", "PRACTICE-PH-11", "Android 16", "Chrome Mobile 142.0.0", true, true, "Azure AD registered",
		"Outlook-Android/2.0"}
	GoneLaptop = Device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d5", "PRACTICE-LT-19", "Windows11", "Edge 142.0.0", false, false, "Azure AD joined", Laptop.Agent}
	OldPhone   = Device{"", "", "Ios 18.7", "Mail", false, false, "", "Apple-iPhone12C1/1807.1"}
	Script     = Device{"", "", "Windows", "", false, false, "", "PracticeConnector/5.2"}
)
