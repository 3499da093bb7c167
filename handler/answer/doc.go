// Package answer holds what callers get: the types of the contract, its closed
// lists, its times and its null. It decides nothing and words nothing.
package answer
