package aadsts

import (
	"slices"
	"testing"
)

func TestCodesAreFoundInEveryUsualForm(t *testing.T) {
	for text, want := range map[string][]int{
		"AADSTS50076: Due to":                                {50076},
		"aadsts50076":                                        {50076},
		"AADSTS: 50076":                                      {50076},
		"AADSTS 50076":                                       {50076},
		"AADSTS error code 50076":                            {50076},
		"AADSTS500121 and AADSTS9002313":                     {500121, 9002313},
		"AADSTS50105The signed in user":                      {50105},
		"**AADSTS50020**":                                    {50020},
		"“AADSTS50020”":                                      {50020},
		`"error_codes":[50076]`:                              {50076},
		`"error_codes":[50076,50079]`:                        {50076, 50079},
		`"error_codes": [ 50079, 50076 ]`:                    {50079, 50076},
		`\"error_codes\":[50076]`:                            {50076},
		`errorCodes: ["50076"]`:                              {50076},
		`"errorCode": 53003,`:                                {53003},
		"errorCode=53003":                                    {53003},
		"errorCode: 53003":                                   {53003},
		"Error Code: 53003":                                  {53003},
		"Sign-in error code\r\n53003\r\nFailure reason":      {53003},
		"error-code: 53003":                                  {53003},
		"ResultType: 50074":                                  {50074},
		"I got error 50105 today":                            {50105},
		"오류 코드: 50126":                                       {50126},
		"https://login.microsoftonline.com/error?code=50058": {50058},
		"50076":                   {50076},
		" 50076\r\n":              {50076},
		"\u200b50076\u00a0":       {50076},
		"\u316450076\ufe0f":       {50076},
		"(53003)":                 {53003},
		"50076, 53003":            {50076, 53003},
		"Error code: AADSTS50020": {50020},
		"AADSTS50079 after AADSTS50076, again AADSTS50079": {50079, 50076},
		"AADSTS12345 is new to the table":                  {12345},
		"12345":                                            {12345},
	} {
		if got := Parse(text).Codes; !slices.Equal(got, want) {
			t.Errorf("%q: codes %v, want %v", text, got, want)
		}
	}
}

func TestOtherNumbersAreNoCodes(t *testing.T) {
	for _, text := range []string{
		"Correlation ID: 50076500-5007-5007-5007-500765007650",
		"errorCode: 50076500-5007-5007-5007-500765007650",
		"Timestamp: 2026-11-23 08:00:00Z",
		"connect to 127.0.0.1:50058 failed",
		"https://localhost:53003/callback?state=50076",
		"error at line 50058 of 65001",
		"Call us on 050 50076 or 650011",
		"AADSTS: see the log",
		"AADSTS5007",
		"AADSTS05007",
		"AADSTS80070005",
		"AADB2C90118: The user has forgotten their password",
		"Error code: 80180014",
		"Error code: 0x80070005",
		"Error code: 53003a",
		"Error Code: 10060 (a time-out of the network)",
		`"error_codes":[0]`,
		`"error_codes":[`,
		"0",
		"12",
		"20261123",
		"50076 50",
		"Zip code 50058",
		"Error code: 50\u200b105", // no number that the text does not show
	} {
		if got := Parse(text); got.Codes != nil || got.Kind == KindCode {
			t.Errorf("%q: codes %v", text, got.Codes)
		}
	}
}
