// Package answer holds the types of what callers get, as the contract writes
// them. It decides nothing and words nothing.
package answer
