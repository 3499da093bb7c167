package people

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/org"
)

// object returns the person in the directory.
func (p person) object(now time.Time) object {
	mail := p.mail
	if mail == "" {
		mail = p.UPN
	}
	given, family, _ := strings.Cut(p.name, " ")
	joined := now.AddDate(-1, 0, -p.number).UTC().Format(time.RFC3339)
	user := object{
		"id": p.id(), "userPrincipalName": p.UPN, "displayName": p.displayName(), "givenName": given, "surname": family,
		"mail": mail, "mailNickname": strings.ToLower(given), "otherMails": []string{}, "proxyAddresses": []string{"SMTP:" + mail},
		"businessPhones": []string{}, "jobTitle": "Practice person", "companyName": org.TenantName, "preferredLanguage": "en",
		"accountEnabled": true, "userType": "Member", "creationType": nil, "externalUserState": nil,
		"createdDateTime": joined, "lastPasswordChangeDateTime": joined, "signInSessionsValidFromDateTime": joined,
		"passwordPolicies": nil, "onPremisesSyncEnabled": nil, "onPremisesDomainName": nil, "onPremisesLastSyncDateTime": nil,
		"identities": []object{{"signInType": "userPrincipalName", "issuer": "contoso.example", "issuerAssignedId": p.UPN}},
		"employeeId": fmt.Sprintf("P%03d", p.number),
	}
	if p.guest {
		user["userType"], user["creationType"], user["externalUserState"] = "Guest", "Invitation", "Accepted"
		user["otherMails"] = []string{mail}
	}
	if p.user != nil {
		for name, value := range p.user(now) {
			user[name] = value
		}
	}
	return user
}

// What differs in the directory.

func passwordChanged(ago time.Duration) func(time.Time) object {
	return func(now time.Time) object {
		changed := stamp(now, ago)
		return object{"lastPasswordChangeDateTime": changed, "signInSessionsValidFromDateTime": changed}
	}
}

func disabled(ago time.Duration) func(time.Time) object {
	return func(now time.Time) object {
		return object{"accountEnabled": false, "signInSessionsValidFromDateTime": stamp(now, ago)}
	}
}

// synchronised returns an account of Active Directory, last brought over so long ago.
func synchronised(ago time.Duration) func(time.Time) object {
	return func(now time.Time) object {
		return object{"onPremisesSyncEnabled": true, "onPremisesDomainName": "corp.contoso.example", "onPremisesLastSyncDateTime": stamp(now, ago)}
	}
}

func together(parts ...func(time.Time) object) func(time.Time) object {
	return func(now time.Time) object {
		all := object{}
		for _, part := range parts {
			maps.Copy(all, part(now))
		}
		return all
	}
}

func stamp(now time.Time, ago time.Duration) string { return now.Add(-ago).UTC().Format(time.RFC3339) }
