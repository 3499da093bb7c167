package entra

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

// The page that the benchmarks read: one busy account's full page of the beta
// log, every property present, as a tenant with a dozen policies sees it. It is
// invented, and the same at every writing:
//
//	go test ./handler/entra -run TestPage -update
var update = flag.Bool("update", false, "write testdata/page.json.gz anew")

const (
	pageFile     = "testdata/page.json.gz"
	pageRows     = 1000
	pagePolicies = 12
)

type writer struct {
	*rand.Rand
	strings.Builder
}

func (w *writer) guid() string {
	a, b := w.Uint64(), w.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", uint32(a), uint16(a>>32), a>>52, b>>52, b&0xffffffffffff)
}

func pick[T any](w *writer, of ...T) T { return of[w.IntN(len(of))] }

// writePage writes the page as Graph lays it out.
func writePage() string {
	w := &writer{Rand: rand.New(rand.NewPCG(1, 2))}
	w.WriteString(`{"@odata.context":"https://graph.microsoft.com/beta/$metadata#auditLogs/signIns",` +
		`"@odata.nextLink":"https://graph.microsoft.com/beta/auditLogs/signIns?$top=1000&$skiptoken=` + w.guid() + `","value":[`)
	people := newCast(w)
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	for i := range pageRows {
		if i > 0 {
			w.WriteString(",")
		}
		at = at.Add(-time.Duration(w.IntN(90_000)) * time.Millisecond)
		people.writeRow(w, at)
	}
	w.WriteString("]}")
	return w.String()
}

// cast are the things that come back in row after row.
type cast struct {
	user, tenant, device, session string
	policies                      [pagePolicies]string
	apps                          [][4]string // id, name, resource's id, resource's name
	codes                         [][3]string
}

func newCast(w *writer) *cast {
	c := &cast{user: w.guid(), tenant: w.guid(), device: w.guid(), session: w.guid(),
		apps: [][4]string{
			{"5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "Microsoft Teams Web Client", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "Microsoft Teams Services"},
			{"9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web", "00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online"},
			{"c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", "797f4846-ba00-4fd7-ba43-dac1f8f63013", "Windows Azure Service Management API"},
			{"d3590ed6-52b3-4102-aeff-aad2292ab01c", "Microsoft Office", "00000003-0000-0000-c000-000000000000", "Microsoft Graph"},
			{"ab9b8c07-8f02-4f72-87fa-80105867a763", "OneDrive SyncEngine", "00000003-0000-0ff1-ce00-000000000000", "Office 365 SharePoint Online"},
		},
		codes: [][3]string{
			{"0", "Other.", "MFA requirement satisfied by claim in the token"},
			{"0", "Other.", ""},
			{"50074", "Strong Authentication is required.", "MFA required in Azure AD"},
			{"53003", "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "If this is unexpected, see the conditional access policy that applied to this request in the Azure Portal."},
			{"70043", "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {issueDate} and the maximum allowed lifetime for this request is {time}.", ""},
		}}
	for i := range c.policies {
		c.policies[i] = w.guid()
	}
	return c
}

func (c *cast) writeRow(w *writer, at time.Time) {
	index := w.IntN(len(c.apps))
	app, code, events := c.apps[index], pick(w, c.codes...), pick(w, "interactiveUser", "nonInteractiveUser", "nonInteractiveUser", "nonInteractiveUser")
	stamp := at.Format(time.RFC3339)
	fmt.Fprintf(w, `{"id":%q,"createdDateTime":%q,"userDisplayName":"Adele Vance","userPrincipalName":"adelev@contoso.example","userId":%q,`, w.guid(), stamp, c.user)
	fmt.Fprintf(w, `"appId":%q,"appDisplayName":%q,"ipAddress":"203.0.113.%d","ipAddressFromResourceProvider":null,"clientAppUsed":%q,`, app[0], app[1], w.IntN(4), pick(w, "Browser", "Mobile Apps and Desktop clients"))
	w.WriteString(`"userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",`)
	fmt.Fprintf(w, `"correlationId":%q,"conditionalAccessStatus":%q,"originalRequestId":%q,"isInteractive":%t,`, w.guid(), pick(w, "success", "failure", "notApplied"), w.guid(), events == "interactiveUser")
	fmt.Fprintf(w, `"tokenIssuerName":"","tokenIssuerType":"AzureAD","clientCredentialType":"none","processingTimeInMilliseconds":%d,"riskDetail":"none","riskLevelAggregated":"none","riskLevelDuringSignIn":"none","riskState":"none","riskEventTypes_v2":[],`, w.IntN(2000))
	fmt.Fprintf(w, `"resourceDisplayName":%q,"resourceId":%q,"resourceTenantId":%q,"homeTenantId":%q,"homeTenantName":"","tenantId":%q,`, app[3], app[2], c.tenant, c.tenant, c.tenant)
	fmt.Fprintf(w, `"authenticationMethodsUsed":[],"authenticationRequirement":%q,"authenticationProtocol":%q,"incomingTokenType":%q,"originalTransferMethod":"none",`, pick(w, "multiFactorAuthentication", "singleFactorAuthentication"), pick(w, "none", "oAuth2", "refreshTokenGrant"), pick(w, "none", "refreshToken", "primaryRefreshToken"))
	fmt.Fprintf(w, `"signInIdentifier":"adelev@contoso.example","signInIdentifierType":"userPrincipalName","servicePrincipalName":null,"servicePrincipalId":"","federatedCredentialId":"","userType":"member","flaggedForReview":false,"isTenantRestricted":false,"autonomousSystemNumber":64496,"crossTenantAccessType":"none","servicePrincipalCredentialKeyId":null,"servicePrincipalCredentialThumbprint":"","uniqueTokenIdentifier":%q,"sessionId":%q,"signInTokenProtectionStatus":"none","appTokenProtectionStatus":null,"isThroughGlobalSecureAccess":false,"globalSecureAccessIpAddress":null,"resourceServicePrincipalId":%q,"signInEventTypes":[%q],"appOwnerTenantId":%q,"resourceOwnerTenantId":%q,`,
		w.guid(), c.session, app[2], events, c.tenant, c.tenant)
	fmt.Fprintf(w, `"mfaDetail":null,"authenticationAppDeviceDetails":null,"agent":{"agentType":"notAgentic","parentAppId":null},"status":{"errorCode":%s,"failureReason":%q,"additionalDetails":%q},`, code[0], code[1], code[2])
	fmt.Fprintf(w, `"deviceDetail":{"deviceId":%q,"displayName":"LAPTOP-%d","operatingSystem":"Windows10","browser":"Edge 142.0.0","isCompliant":%t,"isManaged":true,"trustType":"Azure AD joined"},`, c.device, w.IntN(3), w.IntN(2) == 0)
	w.WriteString(`"location":{"city":"Seoul","state":"Seoul-teukbyeolsi","countryOrRegion":"KR","geoCoordinates":{"altitude":null,"latitude":37.5665,"longitude":126.978}},`)
	w.WriteString(`"appliedConditionalAccessPolicies":[`)
	for i := range c.policies {
		if i > 0 {
			w.WriteString(",")
		}
		c.writePolicy(w, i, index)
	}
	fmt.Fprintf(w, `],"authenticationContextClassReferences":[{"id":"urn:user:registersecurityinfo","detail":"required"}],"authenticationProcessingDetails":[{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":"False"},{"key":"Is CAE Token","value":%q}],"networkLocationDetails":[{"networkType":"namedNetwork","networkNames":["Seoul office"]}],`, pick(w, "True", "False"))
	fmt.Fprintf(w, `"authenticationDetails":[{"authenticationStepDateTime":%q,"authenticationMethod":"Previously satisfied","authenticationMethodDetail":null,"succeeded":true,"authenticationStepResultDetail":"First factor requirement satisfied by claim in the token","authenticationStepRequirement":"Primary authentication"},{"authenticationStepDateTime":%q,"authenticationMethod":"Mobile app notification","authenticationMethodDetail":"","succeeded":%t,"authenticationStepResultDetail":"MFA completed in Azure AD","authenticationStepRequirement":"Multifactor authentication"}],`, stamp, stamp, w.IntN(2) == 0)
	w.WriteString(`"authenticationRequirementPolicies":[{"requirementProvider":"multiConditionalAccess","detail":"Conditional Access"}],"sessionLifetimePolicies":[{"expirationRequirement":"signInFrequencyPeriodicReauthentication","detail":"Sign-in frequency"}],"privateLinkDetails":{"policyId":"","policyName":"","resourceId":"","policyTenantId":""},"appliedEventListeners":[],"authenticationAppPolicyEvaluationDetails":[],"managedServiceIdentity":{"msiType":"none","associatedResourceId":"","federatedTokenId":"","federatedTokenIssuer":""},"tokenProtectionStatusDetails":{"signInSessionStatus":"unbound","signInSessionStatusCode":1002}}`)
}

// writePolicy writes one applied policy. What it demands follows from the policy
// and its result from the app, so that the same outcome is in many rows.
func (c *cast) writePolicy(w *writer, i, app int) {
	names := []string{"Require MFA for all users", "Block legacy authentication", "Require compliant device", "Sign-in frequency 12 hours", "Block outside Korea", "Terms of use"}
	grants := []string{"Mfa", "Block", "RequireCompliantDevice", "", "Block", "Terms of use 2026"}
	results := []string{"notApplied", "notApplied", "success", "failure", "reportOnlyNotApplied", "reportOnlyFailure"}
	outcome := i + app + w.IntN(4) // where, on which device, with which client
	fmt.Fprintf(w, `{"id":%q,"displayName":"CA%03d: %s","enforcedGrantControls":[%q],"enforcedSessionControls":[%q],"sessionControlsNotSatisfied":[],"result":%q,"conditionsSatisfied":%q,"conditionsNotSatisfied":%q,`,
		c.policies[i], i, names[i%6], grants[i%6], []string{"", "SignInFrequency"}[i%2], results[outcome%6],
		[]string{"application,users", "application,users,location", "none"}[outcome%3], []string{"none", "location", "clientType"}[outcome%3])
	w.WriteString(`"authenticationStrength":{"authenticationStrengthId":null,"displayName":null,"authenticationStrengthResult":"notSet"},"includeRulesSatisfied":[{"conditionalAccessCondition":"application","ruleSatisfied":"allApps"},{"conditionalAccessCondition":"users","ruleSatisfied":"allUsers"}],"excludeRulesSatisfied":[]}`)
}

func readPage(t testing.TB) []byte {
	t.Helper()
	file, err := os.Open(pageFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestPageIsWhatItsGeneratorWrites(t *testing.T) {
	want := []byte(writePage())
	if *update {
		var file bytes.Buffer
		zip, _ := gzip.NewWriterLevel(&file, gzip.BestCompression)
		_, _ = zip.Write(want)
		_ = zip.Close()
		if err := os.WriteFile(pageFile, file.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(readPage(t), want) {
		t.Errorf("%s differs from its generator; run with -update", pageFile)
	}
}

func TestPageIsReadWhole(t *testing.T) {
	body := readPage(t)
	page, unreadable, err := decodeRows(body)
	if err != nil || unreadable != 0 || len(page.Value) != pageRows || page.Next == "" {
		t.Fatalf("%d rows, %d unreadable, %v", len(page.Value), unreadable, err)
	}
	for i, row := range page.Value {
		if len(row.AppliedPolicies) != pagePolicies || len(row.AppliedPolicies[0].IncludeRules) != 2 || row.TokenProtection.StatusCode != 1002 {
			t.Fatalf("row %d is not whole: %+v", i, row)
		}
	}
	listed, _, err := decodeRowsTolerantly(body)
	if err != nil || !reflect.DeepEqual(listed, page) {
		t.Errorf("the common way reads the page otherwise (%v)", err)
	}
	slow, _, err := toSignIns(decodeItems[logRow](body))
	if err != nil || !reflect.DeepEqual(slow, page) {
		t.Errorf("the tolerant way reads the page otherwise (%v)", err)
	}
}

func TestPageTakesTheFastWay(t *testing.T) {
	body := readPage(t)
	if rows, whole := splitPage(body); !whole || len(rows.Value) != pageRows {
		t.Errorf("%d rows, whole: %t", len(rows.Value), whole)
	}
}
