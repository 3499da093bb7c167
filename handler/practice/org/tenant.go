package org

// The names by which the practice tenant says what it is.
const (
	TenantName = "Practice tenant"
	TenantID   = "9c1f0e5a-7d42-4b7e-9a55-0c0ffee00001"
	// PartnerTenantID is the tenant that guests come from.
	PartnerTenantID = "9c1f0e5a-7d42-4b7e-9a55-0c0ffee00099"
)
