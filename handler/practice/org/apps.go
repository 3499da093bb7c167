package org

// App is a client or a resource: an application of the tenant. The ids of
// Microsoft's own are real
// (https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in).
type App struct {
	ID, Name string
	Client   string // clientAppUsed
}

const (
	inBrowser = "Browser"
	inClient  = "Mobile Apps and Desktop clients"
	inIMAP    = "IMAP4"
	inSync    = "Exchange ActiveSync"
)

// The clients that people use, and the resources that they are used for.
var (
	OutlookWeb    = App{"9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web", inBrowser}
	OfficeHome    = App{"4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome", inBrowser}
	AzurePortal   = App{"c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", inBrowser}
	Teams         = App{"1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams", inClient}
	OutlookMobile = App{"27922004-5251-4030-b22d-91ecd9a37ea4", "Outlook Mobile", inClient}
	AzureCLI      = App{"04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft Azure CLI", inClient}
	TeamsWeb      = App{"5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "Microsoft Teams Web Client", inBrowser}
	GraphTools    = App{"14d82eec-204b-4c2f-b7e8-296a70dab67e", "Microsoft Graph Command Line Tools", inClient}
	AppleMail     = App{"f8d98a96-0999-43f5-8af3-69971c7bb423", "Apple Internet Accounts", inClient}
	OldMail       = App{"00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online", inIMAP}
	StoredMail    = App{"00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online", inSync}

	Exchange     = App{ID: "00000002-0000-0ff1-ce00-000000000000", Name: "Office 365 Exchange Online"}
	TeamsService = App{ID: "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", Name: "Microsoft Teams Services"}
	Azure        = App{ID: "797f4846-ba00-4fd7-ba43-dac1f8f63013", Name: "Windows Azure Service Management API"}
	Graph        = App{ID: "00000003-0000-0000-c000-000000000000", Name: "Microsoft Graph"}
	// Directory is what Conditional Access judges a request for basic permissions by.
	Directory = App{ID: "00000002-0000-0000-c000-000000000000", Name: "Windows Azure Active Directory"}
)

// The tenant's own apps, with ids of its own. Desktop Analytics bears the name
// of a service that Microsoft has closed; its real ids are not known here.
var (
	ExpenseDesk    = ownApp("e1", "Practice Expense Desk", inBrowser)
	PayrollApp     = ownApp("e2", "Practice Payroll App", inClient)
	PayrollService = ownApp("e3", "Practice Payroll", inBrowser)
	Ledger         = ownApp("e4", "Practice Ledger", inBrowser)
	SupplierPortal = ownApp("e5", "Practice Supplier Portal", inBrowser)
	Vault          = ownApp("e6", "Practice Vault", inBrowser)
	VaultSync      = ownApp("e7", "Practice Vault Sync", inClient)
	MailSync       = ownApp("e8", "Practice Mail Sync", inClient)
	MailMerge      = ownApp("e9", "Practice Mail Merge Helper", inBrowser)
	TeamBoard      = ownApp("ea", "Practice Team Board", inBrowser)
	FieldPlanner   = ownApp("eb", "Practice Field Planner", inBrowser)
	SiteSurvey     = ownApp("ee", "Practice Site Survey", inClient)
	Analytics      = ownApp("ec", "Desktop Analytics", inClient)
	ConfigService  = ownApp("ed", "Configuration Manager Microservice", inClient)
)

func ownApp(number, name, client string) App {
	return App{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000" + number, name, client}
}
