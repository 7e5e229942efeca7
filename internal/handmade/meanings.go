package handmade

// meanings are the words that people use for the same thing, each with the one under which it is compared; nothing for
// words that tell nothing.
var meanings = map[string]string{
	"a": "", "an": "", "and": "", "the": "", "of": "", "on": "", "for": "", "to": "", "with": "", "our": "", "in": "", "step": "", "phase": "",
	"role": "", "team": "", "s": "", "ic": "",

	"slos": "slo", "objective": "slo", "target": "slo", "sli": "slo", "slis": "slo",
	"need": "existence", "decide": "existence", "establish": "existence", "exist": "existence", "requirement": "existence",
	"gather": "existence", "discover": "existence",
	"define": "propose", "draft": "propose", "suggest": "propose", "proposal": "propose", "select": "propose", "choose": "propose",
	"proposing": "propose", "pick": "propose", "set": "propose",
	"approve": "agree", "approval": "agree", "sign": "agree", "ratify": "agree", "commit": "agree", "agreement": "agree", "agreeing": "agree",
	"accept": "agree", "signoff": "agree",
	"measuring": "measure", "instrument": "measure", "monitor": "track", "monitoring": "track", "tracking": "track", "observe": "track",
	"dashboard": "track", "alert": "track", "alerting": "track", "report": "track", "measurement": "measure", "instrumentation": "measure",
	"plan": "roadmap", "backlog": "roadmap", "improvement": "roadmap",
	"implement": "execute", "deliver": "execute", "delivery": "execute", "build": "execute", "execution": "execute", "executing": "execute",
	"manage": "handle", "handling": "handle", "burn": "budget", "miss": "budget", "breach": "budget", "respond": "handle",
	"review": "recalibrate", "revise": "recalibrate", "adjust": "recalibrate", "retire": "recalibrate", "recalibration": "recalibrate",
	"recalibrating": "recalibrate", "reassess": "recalibrate", "iterate": "recalibrate",

	"eng": "engineering", "engineer": "engineering", "engr": "engineering", "sw": "software", "swe": "software engineering",
	"developer": "software engineering", "development": "software engineering", "dev": "software engineering", "coder": "software engineering",
	"qe": "quality", "qa": "quality", "tester": "quality", "testing": "quality", "test": "quality",
	"architect": "architecture lead", "mgr": "manager", "management": "manager", "em": "engineering manager", "dir": "director",
	"pm": "product manager", "po": "product owner", "mgmt": "manager",
	"reliability": "sre", "site": "", "sres": "sre", "operations": "sre", "ops": "sre", "devops": "sre", "operator": "sre",
	"vp": "exec", "executive": "exec", "svp": "exec", "cto": "exec", "ceo": "exec", "leadership": "exec", "president": "exec", "vice": "",
	"tech": "engineering", "technical": "engineering", "leader": "lead", "head": "lead", "principal": "lead",
	"svc": "service",

	// German
	"und": "", "der": "", "die": "", "das": "", "des": "", "den": "", "dem": "", "für": "", "von": "", "zur": "", "zum": "", "über": "", "schritt": "",
	"rolle": "", "ziel": "slo", "ziele": "slo", "bedarf": "existence", "notwendigkeit": "existence", "anforderung": "existence",
	"anforderungen": "existence", "vorschlagen": "propose", "vorschlag": "propose", "festlegen": "propose", "definieren": "propose",
	"vereinbaren": "agree", "vereinbarung": "agree", "zustimmen": "agree", "zustimmung": "agree", "freigeben": "agree", "freigabe": "agree",
	"abstimmen": "agree", "messen": "measure", "messung": "measure", "verfolgen": "track", "überwachen": "track", "überwachung": "track",
	"planen": "roadmap", "umsetzen": "execute", "umsetzung": "execute", "ausführen": "execute", "durchführen": "execute",
	"verwalten": "handle", "behandeln": "handle", "umgehen": "handle", "umgang": "handle", "überprüfen": "recalibrate",
	"überprüfung": "recalibrate", "anpassen": "recalibrate", "anpassung": "recalibrate", "rekalibrieren": "recalibrate",
	"rekalibrierung": "recalibrate", "planung": "planning", "verantwortlicher": "owner", "produkt": "product", "dienst": "service",
	"entwickler": "software engineering", "entwicklung": "software engineering", "qualität": "quality", "betrieb": "sre",
	"leitung": "lead", "leiter": "lead", "vorstand": "exec", "geschäftsführung": "exec",
}
