import {
	forget,
	pause,
	putAway,
	resume,
	same,
	takeOut,
	type Fields,
	type Shelf
} from './keeping.ts';

/** What the server said of one form that was sent to it. */
export type Answer =
	| { is: 'kept' }
	| { is: 'conflict'; theirs: Fields }
	| { is: 'refused'; reason: string }
	| { is: 'unreachable' | 'signed_out' | 'busy' };

/**
 * `unsent`: typed, and soon sent. `unreachable`, `busy`: put away here, and tried again. `held`: kept but for something that
 * cannot be sent as it stands.
 */
export type KeepState =
	| 'kept'
	| 'held'
	| 'unsent'
	| 'sending'
	| 'unreachable'
	| 'busy'
	| 'signed_out'
	| 'refused'
	| 'conflict';

type Means = {
	/** Names what this person fills in on this device. */
	name: string;
	shelf: Shelf;
	/** What goes to the server of what stands in a form: a score that is half typed does not. */
	sendable: (key: string, now: Fields, base: Fields) => Fields;
	send: (key: string, now: Fields, base: Fields) => Promise<Answer>;
};

const IDLE = 1_200;

/**
 * Keeps several forms while they are filled in. What is typed is put away on the device at once, sent when the hand rests,
 * sent again until the server says that it is kept, and only then forgotten here.
 */
export class Keeper {
	/** What stands in each form. */
	forms = $state<Record<string, Fields>>({});
	/** What the server has of a form that was changed elsewhere meanwhile. */
	conflicts = $state<Record<string, Fields>>({});
	state = $state<KeepState>('kept');
	keptAt = $state<number | null>(null);
	reason = $state('');
	/** The device has no room: leaving the page would lose what was typed. */
	isUnsafe = $state(false);

	readonly #means: Means;
	readonly #base: Record<string, Fields> = {};
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failed = 0;
	#sending: Promise<void> | null = null;

	constructor(server: Readonly<Record<string, Fields>>, means: Means) {
		this.#means = means;
		for (const [key, fields] of Object.entries(server)) {
			this.forms[key] = fields;
			this.#base[key] = fields;
		}
	}

	get hasConflicts(): boolean {
		return Object.keys(this.conflicts).length > 0;
	}

	/** Takes out what was put away here and never reached the server, and sends it. */
	resume(): void {
		for (const [key, server] of Object.entries(this.#base)) {
			const { now, isUnsent, theirs } = resume(server, takeOut(this.#means.shelf, this.#at(key)));
			if (!isUnsent) forget(this.#means.shelf, this.#at(key));
			else this.forms[key] = now;
			if (theirs) this.conflicts[key] = theirs;
		}
		if (this.#waiting().length > 0) void this.flush();
		else this.state = this.#rest();
	}

	/** Something was typed. */
	change(key: string, name: string, value: string): void {
		this.forms[key] = { ...this.forms[key], [name]: value };
		this.#putAway(key);
		if (this.state !== 'refused') this.state = 'unsent';
		this.#soon(IDLE);
	}

	/** Sends now what is not kept yet, one form after another; true once everything is. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		if (this.state === 'refused') return false;
		this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
		await this.#sending;
		if (this.#waiting().length > 0 && this.state === 'kept') return this.flush();
		return this.state === 'kept';
	}

	/** Settles what was written in two places: as it stands here, or as the server has it. */
	settle(key: string, which: 'mine' | 'theirs'): Promise<boolean> {
		const theirs = this.conflicts[key] ?? {};
		this.#base[key] = theirs;
		delete this.conflicts[key];
		if (which === 'theirs') this.forms[key] = theirs;
		this.#putAway(key);
		return this.flush();
	}

	/** Ends all trying; what is unsent stays on the device. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	async #sendAll(): Promise<void> {
		for (const key of this.#waiting()) {
			this.state = 'sending';
			const [base, now] = [this.#base[key] ?? {}, this.#sendable(key)];
			if (!this.#note(key, now, await this.#means.send(key, now, base))) return;
		}
		this.state = this.#rest();
	}

	/** Takes the answer for one form; false where it makes no sense to send the next one now. */
	#note(key: string, sent: Fields, answer: Answer): boolean {
		if (answer.is === 'kept') {
			this.#failed = 0;
			this.#base[key] = sent;
			this.#putAway(key);
			this.keptAt = Date.now();
			return true;
		}
		if (answer.is === 'conflict') {
			this.conflicts[key] = answer.theirs;
			return true;
		}
		this.state = answer.is;
		if (answer.is === 'refused') this.reason = answer.reason;
		else this.#soon(pause(this.#failed++) * 1_000);
		return false;
	}

	/** The forms that are to be sent: not those that wait for a decision of their writer. */
	#waiting(): string[] {
		return Object.keys(this.forms).filter(
			(key) => !(key in this.conflicts) && !same(this.#sendable(key), this.#base[key] ?? {})
		);
	}

	/** What is left once everything was sent that can be. */
	#rest(): KeepState {
		if (this.hasConflicts) return 'conflict';
		const isHeld = Object.keys(this.forms).some(
			(key) => !same(this.forms[key] ?? {}, this.#base[key] ?? {})
		);
		return isHeld ? 'held' : 'kept';
	}

	#sendable(key: string): Fields {
		return this.#means.sendable(key, this.forms[key] ?? {}, this.#base[key] ?? {});
	}

	#putAway(key: string): void {
		const [now, base] = [this.forms[key] ?? {}, this.#base[key] ?? {}];
		if (same(now, base)) forget(this.#means.shelf, this.#at(key));
		else this.isUnsafe = !putAway(this.#means.shelf, this.#at(key), { now, base });
	}

	#soon(milliseconds: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), milliseconds);
	}

	#at = (key: string) => `${this.#means.name}/${key}`;
}
