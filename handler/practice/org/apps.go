package practice

// service is a client or a resource: an application of the tenant. The ids of
// Microsoft's own are real
// (https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in).
type app struct {
	id, name string
	client   string // clientAppUsed
}

const (
	inBrowser = "Browser"
	inClient  = "Mobile Apps and Desktop clients"
	inIMAP    = "IMAP4"
	inSync    = "Exchange ActiveSync"
)

var (
	outlookWeb    = app{"9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web", inBrowser}
	officeHome    = app{"4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome", inBrowser}
	azurePortal   = app{"c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", inBrowser}
	teams         = app{"1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams", inClient}
	outlookMobile = app{"27922004-5251-4030-b22d-91ecd9a37ea4", "Outlook Mobile", inClient}
	azureCLI      = app{"04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft Azure CLI", inClient}
	teamsWeb      = app{"5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "Microsoft Teams Web Client", inBrowser}
	graphTools    = app{"14d82eec-204b-4c2f-b7e8-296a70dab67e", "Microsoft Graph Command Line Tools", inClient}
	appleMail     = app{"f8d98a96-0999-43f5-8af3-69971c7bb423", "Apple Internet Accounts", inClient}
	oldMail       = app{"00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online", inIMAP}
	storedMail    = app{"00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online", inSync}

	exchange     = app{id: "00000002-0000-0ff1-ce00-000000000000", name: "Office 365 Exchange Online"}
	teamsService = app{id: "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", name: "Microsoft Teams Services"}
	azure        = app{id: "797f4846-ba00-4fd7-ba43-dac1f8f63013", name: "Windows Azure Service Management API"}
	graph        = app{id: "00000003-0000-0000-c000-000000000000", name: "Microsoft Graph"}
)

// The tenant's own apps, with ids of its own. Desktop Analytics bears the name
// of a service that Microsoft has closed; its real ids are not known here.
var (
	expenseDesk    = ownApp("e1", "Practice Expense Desk", inBrowser)
	payrollApp     = ownApp("e2", "Practice Payroll App", inClient)
	payrollService = ownApp("e3", "Practice Payroll", inBrowser)
	ledger         = ownApp("e4", "Practice Ledger", inBrowser)
	supplierPortal = ownApp("e5", "Practice Supplier Portal", inBrowser)
	vault          = ownApp("e6", "Practice Vault", inBrowser)
	vaultSync      = ownApp("e7", "Practice Vault Sync", inClient)
	mailSync       = ownApp("e8", "Practice Mail Sync", inClient)
	mailMerge      = ownApp("e9", "Practice Mail Merge Helper", inBrowser)
	teamBoard      = ownApp("ea", "Practice Team Board", inBrowser)
	fieldPlanner   = ownApp("eb", "Practice Field Planner", inBrowser)
	analytics      = ownApp("ec", "Desktop Analytics", inClient)
	configService  = ownApp("ed", "Configuration Manager Microservice", inClient)
)

func ownApp(number, name, client string) app {
	return app{"9c1f0e5a-7d42-4b7e-9a55-0c0ffee000" + number, name, client}
}
