package main

//go:generate go run ../scripts/settings -root ..
//go:generate go run ../scripts/contract -root ..
//go:generate go run ../scripts/permissions -root ..
//go:generate go run ../scripts/causes -root ..
//go:generate go run ../scripts/troubleshooting -root ..
