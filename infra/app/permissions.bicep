// Made from handler/permission by go generate; a change here would be lost.

@export()
@description('The app roles of Microsoft Graph that can be granted, by name.')
var graphRoles = {
  // reads the sign-in log; without it no question can be answered
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da'
  // finds the account and sees whether it is enabled; without it accounts are looked for in the log by name only, and disabled or unknown ones are not recognised
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214'
  // instead of User.Read.All: finds the account, but does not show whether it is enabled and when its password changed
  'User.ReadBasic.All': '97235f07-e226-4f63-ace3-39588e11d3a1'
  // shows which Conditional Access policies acted, and their definitions; without it answers cannot name the policy that blocks a sign-in
  'Policy.Read.All': '246dd0d5-5bd0-4def-940b-0421030a5b68'
  // instead of Policy.Read.All: shows which policies acted, but not their definitions
  'Policy.Read.ConditionalAccess': '37730810-e9ba-4e46-b07e-8ca78d182097'
  // cures a licence refusal that Graph gives some licensed tenants; without it nothing is lost in most tenants
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61'
}

@export()
@description('Granted always: without it no question can be answered.')
var requiredPermissions = [
  'AuditLog.Read.All'
]

@export()
@description('Granted where nobody chose.')
var defaultPermissions = [
  'AuditLog.Read.All'
  'User.Read.All'
  'Policy.Read.All'
]
