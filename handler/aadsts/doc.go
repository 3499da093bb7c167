// Package aadsts knows what the error codes of Microsoft Entra sign-ins mean
// and reads the error texts that people paste. An AADSTS code is the number in
// a text such as "AADSTS50076: …" and the status.errorCode of a row in the
// sign-in log.
//
// The table holds facts that Microsoft and others publish; every sentence in
// it is this project's own. README.md in this folder says which public page
// each source key stands for.
package aadsts
