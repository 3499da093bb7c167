// Package render shows one Diagnosis in many ways. A rendering adds nothing
// and judges nothing.
package render
