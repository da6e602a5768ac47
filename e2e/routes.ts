/** Every route × every role: what opens, what is refused. A route or a form action without a row here fails. */
import { everybody, type Place, type Who } from './world.ts';

/** A status, or the way to the sign-in page. */
export type Answer = number | 'sign in';
export type Answers = Record<Who, Answer>;

export type Row = {
	/** Which of a place's things stands for a parameter of the route, if not the one of its name. */
	ids?: Record<string, string>;
	query?: string;
	/** What a visit is answered. */
	get?: Answers;
	/** The same with ids that nobody has given out; whoever is let in finds nothing there. */
	forged?: Answers;
	/**
	 * What a form is answered: with its own ids to whoever is refused, and to whoever is let in with ids that are
	 * another unit's or nobody's, so that nothing changes; empty where there is no id but the unit's.
	 */
	post?: Record<string, Answers>;
	/** Forms go to its own ids whoever sends them: they are empty, or a resident's. */
	own?: true;
	/** Ends the session, so it comes last. */
	last?: true;
};

const anybody = (answer: Answer, but: Partial<Answers> = {}): Answers => ({
	anonymous: answer,
	resident: answer,
	editor: answer,
	chair: answer,
	supervisor: answer,
	foreign: answer,
	organiser: answer,
	evaluator: answer,
	administrator: answer,
	...but
});
const only = (...letIn: Who[]) => {
	return (answer: Answer): Answers =>
		anybody(403, {
			anonymous: 'sign in',
			resident: 'sign in',
			...Object.fromEntries(letIn.map((who) => [who, answer]))
		});
};
const signedIn = only(
	...([
		'editor',
		'chair',
		'supervisor',
		'foreign',
		'organiser',
		'evaluator',
		'administrator'
	] as const)
);
const desk = only('editor', 'chair', 'supervisor');
const editors = only('editor', 'chair');
const confirmers = only('chair', 'supervisor');
const chairs = only('chair');
const organisers = only('organiser');
const evaluators = only('evaluator');
const administrators = only('administrator');

const consent = { propose: confirmers(404), confirm: confirmers(404), withdraw: confirmers(404) };
const formButtons = { show: editors(404), add: editors(404), remove: editors(404) };
const draft = { ids: { vote: 'draft' } };
const open = { ids: { vote: 'open' } };
const over = { ids: { vote: 'over' } };
const paper = { ids: { vote: 'paper' } };
const overSurvey = { ids: { survey: 'overSurvey' } };
const decided = { ids: { programme: 'decided', application: 'decidedApplication' } };
const anyones = { ids: { survey: 'anyones' } };

export const routes: Record<string, Row> = {
	'/(public)': { get: anybody(200) },
	'/(public)/about': { get: anybody(200) },
	'/(public)/calls': { get: anybody(200) },
	'/(public)/calls/[programme]': {
		...decided,
		get: anybody(200),
		forged: anybody(404),
		post: { object: anybody(404) }
	},
	'/(public)/certificates/[certificate]': { get: anybody(200) },
	'/(public)/certificates/[certificate]/credential.json': { get: anybody(200) },
	'/(public)/certificates/status/[unit]': { query: '?year=2026', get: anybody(200) },
	'/(public)/designations': { get: anybody(200) },
	'/(public)/designations/register.csv': { get: anybody(200) },
	'/(public)/designations/register.json': { get: anybody(200) },
	'/(public)/communities/[unit]': { get: anybody(200) },
	'/(public)/communities/[unit]/record.csv': { get: anybody(200) },
	'/(public)/communities/[unit]/record.json': { get: anybody(200) },
	'/(public)/consultations/[consultation]': { get: anybody(200) },
	'/(public)/files/[file]': { get: anybody(200) },
	'/(public)/surveys/[survey]': { get: anybody(200) },
	'/(public)/surveys/[survey]/results.csv': { ...overSurvey, get: anybody(200) },
	'/(public)/surveys/[survey]/results.json': { ...overSurvey, get: anybody(200) },
	'/(public)/votes/[vote]': { ...over, get: anybody(200) },
	'/(public)/votes/[vote]/bundle.json': { ...over, get: anybody(200) },
	'/(public)/votes/[vote]/notice': { ...over, get: anybody(200) },

	'/(resident)/s': { get: anybody(200), post: { default: anybody(400) } },
	'/(resident)/s/[code]': { get: anybody(200), post: { default: anybody(303) }, own: true },
	'/(resident)/v/[vote]': {
		...open,
		get: anybody(401, { resident: 200 }),
		forged: anybody(401),
		post: {
			choose: anybody(401, { resident: 200 }),
			check: anybody(401, { resident: 400 }),
			cast: anybody(401, { resident: 400 })
		},
		own: true
	},
	'/(resident)/v/[vote]/objection': {
		...open,
		get: anybody(401, { resident: 303 }),
		forged: anybody(401),
		post: { object: anybody(401, { resident: 409 }) },
		own: true
	},
	'/(resident)/v/[vote]/done': {
		...open,
		get: anybody(401, { resident: 303 }),
		forged: anybody(401),
		post: { leave: anybody(303) },
		own: true
	},
	'/(resident)/q/[survey]': {
		...anyones,
		get: anybody(200),
		post: { begin: anybody(303), anew: anybody(303) },
		own: true
	},
	'/(resident)/q/[survey]/[screen]': {
		...anyones,
		get: anybody(303),
		post: { next: anybody(303), back: anybody(303) },
		own: true
	},
	'/(resident)/q/[survey]/check': {
		...anyones,
		get: anybody(303),
		post: { send: anybody(303) },
		own: true
	},
	'/(resident)/q/[survey]/done': {
		...anyones,
		get: anybody(303),
		post: { leave: anybody(303) },
		own: true
	},

	'/(staff)/sign-in': {
		get: anybody(303, { anonymous: 200, resident: 200 }),
		post: { signIn: anybody(303, { anonymous: 400, resident: 400 }) }
	},
	'/(staff)/sign-out': { get: anybody(303), post: { POST: anybody(303) }, last: true },
	'/(staff)/account': {
		get: signedIn(200),
		post: {
			changePassword: signedIn(400),
			endSession: signedIn(303),
			signOutEverywhere: signedIn(303)
		},
		last: true
	},
	'/(staff)/invitations/[token]': {
		ids: { token: 'invitation' },
		get: anybody(200),
		post: { acceptAsNew: anybody(400), accept: signedIn(409) },
		own: true
	},
	'/(staff)/recoveries/[token]': {
		ids: { token: 'recovery' },
		get: anybody(200),
		forged: anybody(200),
		post: { recover: anybody(400) },
		own: true
	},

	'/(committee)/desk': {
		get: anybody(303, {
			anonymous: 'sign in',
			resident: 'sign in',
			organiser: 200,
			evaluator: 200,
			administrator: 200
		})
	},
	'/(committee)/desk/[unit]': { get: desk(200) },
	'/(committee)/desk/[unit]/log': { get: desk(200) },
	'/(committee)/desk/[unit]/profile': { get: desk(200), post: { revise: chairs(400) } },
	'/(committee)/desk/[unit]/members': {
		get: desk(200),
		post: {
			invite: chairs(400),
			revoke: chairs(409),
			end: chairs(409),
			setTerm: chairs(400)
		}
	},
	'/(committee)/desk/[unit]/applications': { get: desk(200), post: { begin: editors(400) } },
	'/(committee)/desk/[unit]/applications/[application]': {
		get: desk(200),
		post: { withdraw: editors(404) }
	},
	'/(committee)/desk/[unit]/applications/[application]/indicators/[indicator]': {
		get: desk(200),
		post: {
			save: editors(404),
			prove: editors(404),
			remove: editors(404),
			comment: desk(404),
			uncomment: desk(404)
		}
	},
	// The programme of the tests does not ask residents.
	'/(committee)/desk/[unit]/applications/[application]/residents': {
		get: desk(404),
		post: { choose: editors(404), ask: editors(404) }
	},
	'/(committee)/desk/[unit]/applications/[application]/submission': {
		get: desk(200),
		post: { submit: editors(404) }
	},
	'/(committee)/desk/[unit]/applications/[application]/submissions/[number]': {
		ids: { number: 'pass' },
		get: desk(200)
	},
	'/(committee)/desk/[unit]/applications/[application]/visit': {
		get: desk(200),
		post: { reply: desk(404) }
	},
	'/(committee)/desk/[unit]/consultations': { get: desk(200) },
	'/(committee)/desk/[unit]/consultations/new': {
		get: editors(200),
		post: { preview: editors(200), draft: editors(400) }
	},
	'/(committee)/desk/[unit]/consultations/[consultation]': {
		ids: { consultation: 'draftConsultation' },
		get: desk(200),
		post: {
			preview: editors(404),
			revise: editors(404),
			publish: editors(404),
			attach: editors(404),
			detach: editors(404)
		}
	},
	'/(committee)/desk/[unit]/consultations/[consultation]/votes/new': {
		get: editors(200),
		post: { ...formButtons, draft: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]': {
		...draft,
		get: desk(200),
		post: { ...formButtons, revise: editors(404), discard: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/opening': { ...draft, get: desk(200), post: consent },
	'/(committee)/desk/[unit]/votes/[vote]/closing': {
		...open,
		get: desk(200),
		post: { ...consent, explain: confirmers(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/amendments': {
		...open,
		get: desk(200),
		post: {
			prolong: confirmers(404),
			add: confirmers(404),
			addTyped: confirmers(404),
			remove: confirmers(404),
			cancel: confirmers(404),
			confirm: confirmers(404),
			withdraw: confirmers(404)
		}
	},
	'/(committee)/desk/[unit]/votes/[vote]/bundle.json': { ...over, get: confirmers(200) },
	'/(committee)/desk/[unit]/votes/[vote]/proxies': { ...open, get: desk(200) },
	'/(committee)/desk/[unit]/votes/[vote]/proxies/new/[elector]': {
		...open,
		get: editors(200),
		post: { record: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/proxies/[proxy]': {
		...open,
		get: desk(200),
		post: { begin: editors(404), withdraw: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/proxies/[proxy]/ballot': {
		...open,
		get: editors(303),
		post: { choose: editors(404), check: editors(404), cast: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/proxies/[proxy]/ballot/done': {
		...open,
		get: editors(200)
	},
	'/(committee)/desk/[unit]/votes/[vote]/show-of-hands': {
		...open,
		get: desk(200),
		post: { default: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/assistance': { ...open, get: editors(200) },
	'/(committee)/desk/[unit]/votes/[vote]/assistance/[elector]': {
		...open,
		get: editors(200),
		post: { begin: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/assistance/[elector]/ballot': {
		...open,
		get: editors(303),
		post: { choose: editors(404), check: editors(404), cast: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/assistance/[elector]/ballot/done': {
		...open,
		get: editors(200)
	},
	'/(committee)/desk/[unit]/votes/[vote]/objections': {
		...open,
		get: desk(200),
		post: consent
	},
	'/(committee)/desk/[unit]/votes/[vote]/paper': {
		...paper,
		get: desk(200),
		post: { make: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/paper/sheet': {
		...paper,
		get: editors(303),
		post: { print: editors(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/paper/marking-list': { ...paper, get: desk(200) },
	'/(committee)/desk/[unit]/votes/[vote]/paper/[batch]': {
		...paper,
		get: desk(200),
		post: {
			settle: editors(404),
			layAside: editors(404),
			close: editors(404),
			recount: editors(404),
			again: editors(404),
			discard: editors(404),
			scan: editors(404),
			removeScan: editors(404)
		}
	},
	'/(committee)/desk/[unit]/votes/[vote]/paper/[batch]/entries/[pass]': {
		...paper,
		get: desk(200),
		post: { save: desk(404), finish: desk(404) }
	},
	'/(committee)/desk/[unit]/votes/[vote]/paper/[batch]/marks': {
		...paper,
		get: desk(200),
		post: { default: editors(404) }
	},
	'/(committee)/desk/[unit]/designations': {
		get: desk(200),
		post: { state: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires': {
		get: desk(200),
		post: { restore: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires/new': {
		get: editors(200),
		post: { begin: editors(400) }
	},
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]': {
		get: desk(200),
		post: { discard: editors(404), restore: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]/draft': {
		post: { POST: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]/plans': {
		post: { POST: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]/copies': {
		post: { POST: editors(404) }
	},
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]/preview': { get: desk(200) },
	'/(committee)/desk/[unit]/questionnaires/[questionnaire]/publication': {
		get: desk(200),
		post: { publish: editors(404) }
	},
	'/(committee)/desk/[unit]/surveys': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/new': {
		get: editors(200),
		post: { draft: editors(400) }
	},
	'/(committee)/desk/[unit]/surveys/[survey]': {
		get: desk(200),
		post: {
			revise: editors(404),
			open: editors(404),
			discard: editors(404),
			prolong: editors(404),
			close: editors(404),
			publish: editors(404),
			withdraw: editors(404)
		}
	},
	'/(committee)/desk/[unit]/surveys/[survey]/poster': {
		ids: { survey: 'anyones' },
		get: desk(200)
	},
	'/(committee)/desk/[unit]/surveys/[survey]/slips': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/slips/replacement': {
		query: '?building=3',
		get: editors(200)
	},
	'/(committee)/desk/[unit]/surveys/[survey]/slips/sheet': {
		get: editors(303),
		post: { issue: editors(404), reissue: editors(404) }
	},
	'/(committee)/desk/[unit]/surveys/rounds': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/rounds/new': {
		get: editors(200),
		post: { give: editors(400) }
	},
	'/(committee)/desk/[unit]/surveys/rounds/[round]': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results/table': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results/comparison': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results/responses': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results/answers/[question]': {
		ids: { question: 'surveyTexts' },
		get: desk(200),
		post: { tag: editors(404), untag: editors(404) }
	},
	'/(committee)/desk/[unit]/surveys/[survey]/results/export.csv': { ...overSurvey, get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/results/export.json': {
		...overSurvey,
		get: desk(200)
	},
	'/(committee)/desk/[unit]/surveys/[survey]/results/export.xlsx': {
		...overSurvey,
		get: desk(200)
	},
	'/(committee)/desk/[unit]/surveys/[survey]/results/import': {
		get: desk(200),
		post: {
			upload: editors(404),
			keep: editors(404),
			discard: editors(404),
			remove: editors(404)
		}
	},
	'/(committee)/desk/[unit]/surveys/[survey]/results/import/template.xlsx': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/rounds/[round]/results': { get: desk(200) },
	'/(committee)/desk/[unit]/surveys/[survey]/paper': {
		get: desk(200),
		post: { make: editors(404) }
	},
	'/(committee)/desk/[unit]/surveys/[survey]/paper/sheet': {
		get: desk(200),
		post: { print: editors(404) }
	},
	'/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]': {
		ids: { batch: 'surveyBatch' },
		get: desk(200),
		post: {
			settle: editors(404),
			layAside: editors(404),
			close: editors(404),
			recount: editors(404),
			again: editors(404),
			discard: editors(404)
		}
	},
	'/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]/entries/[pass]': {
		ids: { batch: 'surveyBatch' },
		get: editors(200),
		post: {
			save: editors(404),
			look: editors(404),
			remove: editors(404),
			finish: editors(404)
		}
	},
	'/(committee)/desk/[unit]/votes/[vote]/slips': { ...open, get: desk(200) },
	'/(committee)/desk/[unit]/votes/[vote]/slips/replacement': {
		...open,
		query: `?building=${encodeURIComponent('1栋')}`,
		get: editors(200)
	},
	'/(committee)/desk/[unit]/votes/[vote]/slips/sheet': {
		...open,
		get: editors(303),
		post: { issue: editors(404), reissue: editors(404) }
	},
	'/(committee)/desk/[unit]/applications/[application]/report': {
		...decided,
		get: desk(200)
	},
	'/(committee)/desk/[unit]/rolls': { get: desk(200) },
	'/(committee)/desk/[unit]/rolls/[roll]': {
		get: desk(200),
		post: { rename: editors(404), retire: editors(404), reinstate: editors(404) }
	},
	'/(committee)/desk/[unit]/rolls/[roll]/entries/new': {
		get: editors(200),
		post: { default: editors(404) }
	},
	'/(committee)/desk/[unit]/rolls/[roll]/entries/[entry]': {
		get: editors(200),
		post: { correct: editors(404), remove: editors(404) }
	},
	'/(committee)/desk/[unit]/rolls/templates/[kind]': { get: desk(200) },
	'/(committee)/desk/[unit]/rolls/imports': { get: editors(200), post: { default: editors(400) } },
	'/(committee)/desk/[unit]/rolls/imports/[import]': {
		get: desk(200),
		post: {
			confirm: editors(404),
			again: editors(404),
			replace: editors(404),
			discard: editors(404)
		}
	},
	'/(committee)/desk/[unit]/rolls/imports/[import]/columns': {
		get: desk(200),
		post: { default: editors(404) }
	},
	'/(committee)/desk/[unit]/rolls/imports/[import]/problems.csv': { get: desk(200) },

	'/(evaluator)/reviews': { get: evaluators(200) },
	'/(evaluator)/reviews/[review]': {
		get: evaluators(200),
		post: {
			judge: evaluators(404),
			comment: evaluators(404),
			seal: evaluators(404),
			explain: evaluators(404),
			amendScore: evaluators(404),
			amendWords: evaluators(404)
		}
	},
	'/(evaluator)/reviews/[review]/decline': {
		get: evaluators(200),
		post: { decline: evaluators(404) }
	},
	'/(evaluator)/reviews/interests/[programme]': {
		ids: { programme: 'underReview' },
		get: evaluators(200),
		post: { declare: evaluators(404) }
	},
	'/(evaluator)/reviews/calibration/[programme]': {
		ids: { programme: 'underReview' },
		get: evaluators(200),
		post: { answer: evaluators(404) }
	},
	'/(evaluator)/reviews/visits/[visit]': {
		get: evaluators(200),
		post: {
			keep: evaluators(404),
			photo: evaluators(404),
			removePhoto: evaluators(404),
			rescore: evaluators(404),
			takeBack: evaluators(404),
			report: evaluators(404)
		}
	},
	'/(evaluator)/reviews/[review]/settlement': {
		get: evaluators(200),
		post: { settle: evaluators(404) }
	},
	'/(organiser)/programmes': {
		get: anybody(200, { anonymous: 'sign in', resident: 'sign in', organiser: 303 })
	},
	'/(organiser)/programmes/[unit]': { get: organisers(200) },
	'/(organiser)/programmes/[unit]/new': {
		get: organisers(200),
		post: { default: organisers(400) }
	},
	'/(organiser)/programmes/[unit]/[programme]': {
		get: organisers(200),
		post: { discard: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/call': {
		get: organisers(200),
		post: { call: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/applications': {
		ids: { programme: 'underReview' },
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/applications/[application]': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: {
			keep: organisers(404),
			admit: organisers(404),
			turnDown: organisers(404),
			giveBack: organisers(404),
			extend: organisers(404),
			reconsider: organisers(404)
		}
	},
	'/(organiser)/programmes/[unit]/[programme]/applications/checklist': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { revise: organisers(404), restore: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/assignment': {
		ids: { programme: 'underReview' },
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/assignment/plan': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { assign: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/assignment/[application]': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { assign: organisers(404), lead: organisers(404), release: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/applications/[application]/report': {
		...decided,
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/decision': { ...decided, get: organisers(200) },
	'/(organiser)/programmes/[unit]/[programme]/decision/[application]': {
		...decided,
		get: organisers(200),
		post: { record: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/decision/minutes': {
		...decided,
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/list': {
		...decided,
		get: organisers(200),
		post: { announce: organisers(404), answer: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/calibration': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: {
			keep: organisers(404),
			open: organisers(404),
			close: organisers(404),
			reopen: organisers(404)
		}
	},
	'/(organiser)/programmes/[unit]/[programme]/terms': {
		get: organisers(200),
		post: {
			weigh: organisers(404),
			addCriterion: organisers(404),
			addTier: organisers(404),
			moveCriterion: organisers(404)
		}
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/about': {
		get: organisers(200),
		post: { revise: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/days': {
		get: organisers(200),
		post: { revise: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/reviewing': {
		get: organisers(200),
		post: { revise: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/residents': {
		get: organisers(200),
		post: { revise: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/tiers/[tier]': {
		get: organisers(200),
		post: { revise: organisers(404), remove: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/criteria/[criterion]': {
		get: organisers(200),
		post: {
			revise: organisers(404),
			remove: organisers(404),
			addIndicator: organisers(404),
			moveIndicator: organisers(404)
		}
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/indicators/[indicator]': {
		get: organisers(200),
		post: { revise: organisers(404), remove: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/file': {
		get: organisers(200),
		post: { default: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/terms/criteria.json': { get: organisers(200) },
	'/(organiser)/programmes/[unit]/[programme]/terms/criteria.xlsx': { get: organisers(200) },
	'/(organiser)/programmes/[unit]/[programme]/reviews': {
		ids: { programme: 'underReview' },
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/reviews/[application]': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { settle: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/visits': {
		ids: { programme: 'underReview' },
		get: organisers(200)
	},
	'/(organiser)/programmes/[unit]/[programme]/visits/new': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { plan: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/visits/[visit]': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { cancel: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/visits/[visit]/plan': {
		ids: { programme: 'underReview' },
		get: organisers(200),
		post: { revise: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/[programme]/designations': {
		...decided,
		get: organisers(200),
		post: {
			designate: organisers(404),
			certify: organisers(404),
			honour: organisers(404),
			replace: organisers(404),
			revoke: organisers(404)
		}
	},
	'/(organiser)/programmes/[unit]/certificates': {
		get: organisers(200),
		post: { certify: organisers(400), revoke: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/rechecks': { get: organisers(200) },
	'/(organiser)/programmes/[unit]/rechecks/[designation]': {
		get: organisers(200),
		post: { default: organisers(404) }
	},
	'/(organiser)/programmes/[unit]/admissions': {
		get: organisers(200),
		post: { admit: organisers(400), revise: organisers(400), leave: organisers(409) }
	},
	'/(organiser)/programmes/[unit]/admissions/import': {
		get: organisers(200),
		post: { default: organisers(400) }
	},
	'/(organiser)/programmes/[unit]/pool': {
		get: organisers(200),
		post: { revoke: organisers(409) }
	},
	'/(organiser)/programmes/[unit]/pool/new': {
		get: organisers(200),
		post: { default: organisers(400) }
	},
	'/(organiser)/programmes/[unit]/pool/promotion': {
		get: organisers(200),
		post: { default: organisers(400) }
	},
	'/(organiser)/programmes/[unit]/pool/[evaluator]': {
		get: organisers(200),
		post: {
			revise: organisers(404),
			promote: organisers(404),
			train: organisers(404),
			untrain: organisers(404),
			affiliate: organisers(404),
			disaffiliate: organisers(404),
			leave: organisers(404)
		}
	},

	'/(admin)/admin': { get: administrators(303) },
	'/(admin)/admin/people': {
		get: administrators(200),
		post: {
			invite: administrators(400),
			offerRecovery: administrators(409),
			disable: administrators(409),
			enable: administrators(409)
		}
	},
	'/(admin)/admin/units': { get: administrators(200) },
	'/(admin)/admin/units/[unit]': {
		get: administrators(200),
		post: {
			create: administrators(404),
			changeTwoPerson: administrators(404),
			close: administrators(404),
			reopen: administrators(404)
		}
	},
	'/(admin)/admin/units/[unit]/members': {
		get: administrators(200),
		post: {
			invite: administrators(404),
			revoke: administrators(404),
			end: administrators(404),
			setTerm: administrators(404)
		}
	},

	'/healthz': { get: anybody(200) },
	'/preferences': { post: { POST: anybody(303) } }
};

/** An id of the right form that nobody has given out. */
const forged = 'forged2forged2fo';

/** The route stands on the desk of one unit, where other units' things are as good as none. */
export function isDesk(id: string): boolean {
	return id.startsWith('/(committee)') || id.startsWith('/(organiser)');
}

/** The parameters of a route that name a thing, not the desk it stands on. */
export function thingsOf(id: string): string[] {
	const names = [...id.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
	return isDesk(id) ? names.filter((name) => name !== 'unit') : names;
}

/** The path of a route with a place's ids; `things`: those of another place, or of none. */
export function pathOf(id: string, place: Place, things: Place | 'forged' = place): string {
	const row = routes[id];
	const named = thingsOf(id);
	const path = id.replace(/\/\([^)]+\)/g, '').replace(/\[(\w+)\]/g, (_, name: string) => {
		const from = named.includes(name) ? things : place;
		return from === 'forged' ? forged : (from.ids[row?.ids?.[name] ?? name] ?? forged);
	});
	return (path || '/') + (row?.query ?? '');
}

/** The same answer with another status for those who are let in. */
export function insteadOf(answers: Answers, status: number): Answers {
	const changed = everybody.map((who) => {
		const answer = answers[who];
		return [who, answer === 'sign in' || answer === 403 ? answer : status];
	});
	return Object.assign({ ...answers }, Object.fromEntries(changed));
}
