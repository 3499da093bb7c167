package investigate

import (
	"slices"
	"time"

	"golang.org/x/sync/semaphore"

	"signin-diagnosis/handler/flight"
	"signin-diagnosis/handler/signin"
)

// DefaultTimeout is the time that a question may take unless Options say otherwise.
const DefaultTimeout = 25 * time.Second

// policyDivisor sets how much of a question's time the gathering leaves for
// reading the policy definitions: an eighth.
const policyDivisor = 8

// Options say what an Investigator works with.
type Options struct {
	Directory Directory        // required
	Judge     Judge            // required
	Timeout   time.Duration    // for one question; DefaultTimeout when zero
	CacheTTL  time.Duration    // how long complete evidence is kept; no cache when zero
	Practice  bool             // the Directory is the practice tenant's
	Now       func() time.Time // the clock of windows and caches; time.Now when nil
}

// Investigator answers questions. It is safe for concurrent use.
type Investigator struct {
	directory Directory
	judge     Judge
	timeout   time.Duration
	practice  bool
	now       func() time.Time

	gatherings flight.Group[questionKey, gathered]
	cache      *evidenceCache
	slots      *semaphore.Weighted
	policies   *policyCache
}

// New returns an Investigator.
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
		cache:     newEvidenceCache(options.CacheTTL, options.Now),
		slots:     semaphore.NewWeighted(maxGatherings),
		policies:  &policyCache{directory: options.Directory, timeout: options.Timeout, now: options.Now},
	}
}

// gatherTime returns how long the reading of account and log may take.
func (i *Investigator) gatherTime() time.Duration { return i.timeout - i.timeout/policyDivisor }

// gathered is evidence, with what the audit trail and the cache have to know.
// It is shared between questions and never changed once it has been returned.
type gathered struct {
	evidence  signin.Evidence
	accountID string
	requests  int
	cached    bool
}

// complete reports whether another gathering would see no more. What could not
// be read leaves a gap, and the next gathering may be able to read it. Only
// policies that are not shown stay so for every question, until somebody grants a
// permission.
func (g gathered) complete() bool {
	return !slices.ContainsFunc(g.evidence.Gaps, func(gap signin.Gap) bool { return gap.Code != signin.GapPoliciesNotVisible })
}

// rows returns how many rows the evidence holds.
func (g gathered) rows() int { return len(g.evidence.SignIns) }
