package diagnosis

import "strings"

// reach lists the spots of the log at which a success would show the failure
// to be over; nil reaches nothing.
type reach func(failure *event) []spot

// spot is a place of the log that successes are looked up by.
type spot struct {
	kind                           spotKind
	app, resource, device, address string
}

type spotKind int

const (
	everywhere spotKind = iota
	atResource
	atClient
	atClientAndResource
	atClientAndDevice
	atAddress
	atClientResourceAndAddress
	atResourceAndDevice
	atResourceAndAddress
	atResourceAndAddressWithoutDevice
)

// spotsOf are the spots at which a success counts.
func spotsOf(e *event) []spot {
	device := strings.ToLower(e.Device.ID)
	spots := []spot{
		{kind: everywhere},
		{kind: atResource, resource: e.ResourceID},
		{kind: atClient, app: e.AppID},
		{kind: atClientAndResource, app: e.AppID, resource: e.ResourceID},
		{kind: atClientAndDevice, app: e.AppID, device: device},
		{kind: atAddress, address: e.IPAddress},
		{kind: atClientResourceAndAddress, app: e.AppID, resource: e.ResourceID, address: e.IPAddress},
		{kind: atResourceAndDevice, resource: e.ResourceID, device: device},
		{kind: atResourceAndAddress, resource: e.ResourceID, address: e.IPAddress},
	}
	if device == "" {
		spots = append(spots, spot{kind: atResourceAndAddressWithoutDevice, resource: e.ResourceID, address: e.IPAddress})
	}
	return spots
}

func anywhere(*event) []spot     { return []spot{{kind: everywhere}} }
func onResource(f *event) []spot { return []spot{{kind: atResource, resource: f.ResourceID}} }

func onClientAndResource(f *event) []spot {
	return []spot{{kind: atClientAndResource, app: f.AppID, resource: f.ResourceID}}
}

func onResourceSameAddress(f *event) []spot {
	return []spot{{kind: atResourceAndAddress, resource: f.ResourceID, address: f.IPAddress}}
}

// onClient: only two known, different devices tell two clients apart.
func onClient(f *event) []spot {
	if f.Device.ID == "" {
		return []spot{{kind: atClient, app: f.AppID}}
	}
	return []spot{
		{kind: atClientAndDevice, app: f.AppID, device: strings.ToLower(f.Device.ID)},
		{kind: atClientAndDevice, app: f.AppID},
	}
}

func onAddress(f *event) []spot { return []spot{{kind: atAddress, address: f.IPAddress}} }

func onClientResourceSameAddress(f *event) []spot {
	return []spot{{kind: atClientResourceAndAddress, app: f.AppID, resource: f.ResourceID, address: f.IPAddress}}
}

// onResourceSamePlace: the same device, or, where one is not known, the same address.
func onResourceSamePlace(f *event) []spot {
	if f.Device.ID == "" {
		return onResourceSameAddress(f)
	}
	return []spot{
		{kind: atResourceAndDevice, resource: f.ResourceID, device: strings.ToLower(f.Device.ID)},
		{kind: atResourceAndAddressWithoutDevice, resource: f.ResourceID, address: f.IPAddress},
	}
}
