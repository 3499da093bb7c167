package practice

// service is a client or a resource: an application of the tenant. The ids of
// Microsoft's own are real
// (https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in).
type service struct {
	id, name string
	client   string // clientAppUsed
}

const (
	inBrowser = "Browser"
	inClient  = "Mobile Apps and Desktop clients"
)

var (
	outlookWeb    = service{"9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web", inBrowser}
	officeHome    = service{"4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome", inBrowser}
	azurePortal   = service{"c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", inBrowser}
	teams         = service{"1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams", inClient}
	outlookMobile = service{"27922004-5251-4030-b22d-91ecd9a37ea4", "Outlook Mobile", inClient}
	azureCLI      = service{"04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft Azure CLI", inClient}
	expenseDesk   = service{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000e1", "Practice Expense Desk", inBrowser}

	exchange     = service{id: "00000002-0000-0ff1-ce00-000000000000", name: "Office 365 Exchange Online"}
	teamsService = service{id: "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", name: "Microsoft Teams Services"}
	azure        = service{id: "797f4846-ba00-4fd7-ba43-dac1f8f63013", name: "Windows Azure Service Management API"}
)

// place is where a sign-in comes from. The addresses are for documentation
// (RFC 5737 and RFC 3849), the autonomous system numbers too (RFC 5398).
type place struct {
	address, city, state, country string
	latitude, longitude           float64
	system                        int
	network                       string // the named location, if it is one
}

var (
	office    = place{"192.0.2.10", "Utrecht", "Utrecht", "NL", 52.09, 5.12, 64496, "Practice head office"}
	home      = place{"198.51.100.23", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	homeSix   = place{"2001:db8:4c1::17", "Amersfoort", "Utrecht", "NL", 52.16, 5.39, 64497, ""}
	abroad    = place{"203.0.113.77", "Lisbon", "Lisboa", "PT", 38.72, -9.14, 64498, ""}
	elsewhere = place{"203.0.113.140", "Dhaka", "Dhaka", "BD", 23.81, 90.41, 64499, ""}
)

// device is what Entra knows of a device. Without an id no device identity
// reached it.
type device struct {
	id, name, system, browser string
	compliant, managed        bool
	trust                     string
	agent                     string
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
)
