package answer

// Explanation is what a pasted error text or a code means, from the table
// alone.
type Explanation struct {
	SchemaVersion string          `json:"schemaVersion"`
	Codes         []ExplainedCode `json:"codes"`
	CorrelationID OrNull          `json:"correlationId"`
	RequestID     OrNull          `json:"requestId"`
	Timestamp     Time            `json:"timestamp"`
	IssuedAt      Time            `json:"issuedAt"`
	Lifetime      OrNull          `json:"lifetime"`
	Gaps          []Gap           `json:"gaps"`
}

// ExplainedCode is one code of an Explanation; Code and Name are null for a
// text that the tool knows without a code.
type ExplainedCode struct {
	Code         *int     `json:"code"`
	Name         OrNull   `json:"name"`
	Category     Category `json:"category"`
	Area         Area     `json:"area"`
	Meaning      string   `json:"meaning"`
	Who          Who      `json:"who"`
	RefreshHelps bool     `json:"refreshHelps"`
	Remediation  []Step   `json:"remediation"`
	Docs         []string `json:"docs"`
}
