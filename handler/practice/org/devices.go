package practice

import "strings"

// device is what Entra knows of a device. Without an id no device identity
// reached it.
type device struct {
	id, name, system, browser string
	compliant, managed        bool
	trust                     string
	agent                     string
}

func (d device) phone() bool {
	return strings.HasPrefix(d.system, "Ios") || strings.HasPrefix(d.system, "Android")
}

var (
	laptop = device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d1", "PRACTICE-LT-07", "Windows11", "Edge 142.0.0", true, true, "Azure AD joined",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"}
	phone = device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d2", "PRACTICE-PH-02", "Ios 26.1", "Mobile Safari", false, false, "Azure AD registered",
		"Outlook-iOS/2.0"}
	// stalePC is enrolled, and has missed its updates.
	stalePC = device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d3", "PRACTICE-PC-31", "Windows10", "Edge 142.0.0", false, true, "Azure AD joined",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"}
	ownPC = device{"", "", "Windows10", "Chrome 142.0.0", false, false, "",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}
	// privateWindow is the laptop's browser when it does not say which device it runs on.
	privateWindow = device{"", "", "Windows11", "Edge 142.0.0", false, false, "", laptop.agent}
	linuxPC       = device{"", "", "Linux", "Firefox 145.0", false, false, "",
		"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"}
	// strangersPC is not a device of anybody's here.
	strangersPC  = device{"", "", "Windows10", "Firefox 128.0", false, false, "", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"}
	companyPhone = device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d4", "PRACTICE-PH-11", "Android 16", "Chrome Mobile 142.0.0", true, true, "Azure AD registered",
		"Outlook-Android/2.0"}
	goneLaptop = device{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000d5", "PRACTICE-LT-19", "Windows11", "Edge 142.0.0", false, false, "Azure AD joined", laptop.agent}
	oldPhone   = device{"", "", "Ios 18.7", "Mail", false, false, "", "Apple-iPhone12C1/1807.1"}
	script     = device{"", "", "Windows", "", false, false, "", "PracticeConnector/5.2"}
)
