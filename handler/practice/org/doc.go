// Package org is what the practice tenant consists of: its names, its apps and
// devices, the places that people sign in from, and its Conditional Access
// policies. It knows nothing about the people.
package org

import "signin-diagnosis/handler/practice/plain"

type object = plain.Object
