package investigate

import (
	"slices"
	"time"

	"golang.org/x/sync/semaphore"

	"signin-diagnosis/handler/flight"
	"signin-diagnosis/handler/signin"
)

// DefaultTimeout is the time that a question may take when Options say nothing.
const DefaultTimeout = 25 * time.Second

// policyReserveDivisor gives the part of a question's time that is kept for reading
// the policy definitions, after the account and the log: an eighth.
const policyReserveDivisor = 8

// Options say what an Investigator works with.
type Options struct {
	Directory Directory        // required
	Judge     Judge            // required
	Timeout   time.Duration    // for one question; DefaultTimeout when zero
	CacheTTL  time.Duration    // how long complete evidence is kept; no cache when zero
	Practice  bool             // the Directory is the practice tenant's
	Now       func() time.Time // the clock of windows and caches; time.Now when nil
}

// Investigator answers questions. It may be used by many at once.
type Investigator struct {
	directory Directory
	judge     Judge
	timeout   time.Duration
	practice  bool
	now       func() time.Time

	gatherings flight.Group[windowKey, gathered]
	kept       *evidenceCache
	places     *semaphore.Weighted
	policies   *policyBook
}

// New makes an Investigator.
func New(options Options) *Investigator {
	if options.Timeout == 0 {
		options.Timeout = DefaultTimeout
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	return &Investigator{
		directory: options.Directory,
		judge:     options.Judge,
		timeout:   options.Timeout,
		practice:  options.Practice,
		now:       options.Now,
		kept:      newEvidenceCache(options.CacheTTL, options.Now),
		places:    semaphore.NewWeighted(maxGatherings),
		policies:  &policyBook{directory: options.Directory, timeout: options.Timeout, now: options.Now},
	}
}

// gatherTime is the deadline of the log and the account.
func (i *Investigator) gatherTime() time.Duration { return i.timeout - i.timeout/policyReserveDivisor }

// gathered is evidence with what the audit trail and the cache need to know.
// It is shared between questions and never changed once it has been returned.
type gathered struct {
	evidence  signin.Evidence
	accountID string
	requests  int
	cached    bool
}

// complete reports that another gathering would see no more. Whatever could not
// be read leaves a gap, and a gap may close at any time. Only policies that are
// not shown stay so for every question, until somebody grants a permission.
func (g gathered) complete() bool {
	return !slices.ContainsFunc(g.evidence.Gaps, func(gap signin.Gap) bool { return gap.Code != signin.GapPoliciesNotVisible })
}

// rows is how many rows the evidence holds.
func (g gathered) rows() int { return len(g.evidence.SignIns) }
