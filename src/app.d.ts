import type { Actor } from '#lib/people/actor.ts';
import type { Reason } from '#lib/server/refuse.ts';
import type { TurnedAway as NotAsked } from '#lib/questionnaires/answering/turned-away.ts';
import type { TurnedAway } from '#lib/votes/slips/turned-away.ts';

declare global {
	namespace App {
		interface Error {
			/** Why it was refused; absent for a fault of ours. */
			reason?: Reason;
			/** Names the log line of a fault. */
			errorId?: string;
			/** Seconds after which trying again makes sense. */
			retryAfter?: number;
			/** Why a resident cannot go on, for the page that says what to do next. */
			turnedAway?: TurnedAway;
			/** The same of a questionnaire. */
			notAsked?: NotAsked;
		}
		interface PageState {
			/** Where one stands in a review, moved to without asking the server. */
			at?: string;
		}
		interface Locals {
			/** The signed-in person with the memberships in force now. */
			actor: Actor | null;
			/** The key of the session, to mark it in a list and to end it. */
			sessionId: string | null;
			/** Big-print mode 长辈模式. */
			big: boolean;
			/** When this request came in. */
			now: number;
		}
	}
}

export {};
