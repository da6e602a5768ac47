import { problemsOf, type Problem } from '../check.ts';
import type { Document } from '../document.ts';
import { numbersOf } from '../views/numbers.ts';
import { begin, edit, redo, rest, undo } from './history.ts';
import { send, type Sent } from './saving.ts';

/** How one's work stands: kept, on its way, waiting, or in the way of somebody else's. */
export type Standing =
	| 'saved'
	| 'unsaved'
	| 'saving'
	| 'unreachable'
	| 'signed_out'
	| 'refused'
	| 'discarded'
	| 'conflict';

const PAUSE = 1_200;
const CHECK = 350;
/** Until it is tried again, longer each time. */
const WAITS = [3_000, 10_000, 30_000];

export type Places = { draft: string; plans: string; copies: string };

/** The questionnaire that is being edited in this window: what it says, what is open, and how far it is kept. */
export class Draft {
	#history = $state.raw(begin({} as Document));
	readonly document = $derived(this.#history.present);
	readonly canUndo = $derived(this.#history.past.length > 0);
	readonly canRedo = $derived(this.#history.future.length > 0);
	/** The numbers of the questions, from 1, by key; words between them have none. */
	readonly numbers = $derived(numbersOf(this.document));

	/** The key of what is open: a question, a section, or `about`, `computed`, `quotas`. */
	open = $state<string | null>(null);
	/** The question that is being dragged. */
	dragged = $state.raw<string | null>(null);
	/** What was taken out last, to be offered back. */
	removed = $state<string | null>(null);
	/** Said to who listens instead of looking. */
	said = $state('');

	standing = $state<Standing>('saved');
	/** Who saved meanwhile, and when. */
	edited = $state.raw<{ name: string; at: number; version: number } | null>(null);
	problems = $state.raw<readonly Problem[]>([]);
	/** Where something must be mended, by key. */
	readonly wrong = $derived(keysIn(this.problems));
	/** The addresses that this talks to. */
	readonly places: Places;

	#version: number;
	#kept: Document;
	#saving: ReturnType<typeof setTimeout> | undefined;
	#checking: ReturnType<typeof setTimeout> | undefined;
	#failed = 0;
	#sending: Promise<void> = Promise.resolve();

	constructor(document: Document, version: number, places: Places) {
		this.#history = begin(document);
		this.#kept = document;
		this.#version = version;
		this.places = places;
		this.problems = problemsOf(document);
	}

	/** Something is not on the server yet. */
	get isUnsaved(): boolean {
		return this.document !== this.#kept;
	}

	/** The document after an edit; edits with one tag in a row are undone together. */
	apply(document: Document, tag: string | null = null): void {
		if (document === this.document) return;
		this.removed = null;
		this.#history = edit(this.#history, document, tag);
		this.#changed();
	}

	/** Opens something and goes to it, or to a field of it. */
	show(key: string, field = `line-${key}-open`): void {
		this.open = key;
		requestAnimationFrame(() => {
			const element = document.getElementById(field);
			element?.scrollIntoView({ block: 'nearest' });
			element?.focus({ preventScroll: true });
		});
	}

	/** The next edit is a step of its own. */
	rest(): void {
		this.#history = rest(this.#history);
	}

	undo(): void {
		this.removed = null;
		this.#history = undo(this.#history);
		this.#changed();
	}

	redo(): void {
		this.#history = redo(this.#history);
		this.#changed();
	}

	/** Keeps what is not kept yet, now. */
	async save(): Promise<void> {
		clearTimeout(this.#saving);
		if (!this.isUnsaved) this.standing = 'saved';
		if (!this.isUnsaved || this.standing === 'conflict') return;
		if (this.standing !== 'saving') this.#sending = this.#send();
		await this.#sending;
	}

	/** Whether everything is kept, once what is on its way has arrived. */
	async settled(): Promise<boolean> {
		for (let tries = 0; tries < 3 && ['unsaved', 'saving'].includes(this.standing); tries++) {
			await this.save();
		}
		return !this.isUnsaved;
	}

	/** What is here needs not be kept any more: it was kept elsewhere, or is given up. */
	letGo(): void {
		this.#kept = this.document;
	}

	/** Stops what waits; for when the page goes. */
	stop(): void {
		clearTimeout(this.#saving);
		clearTimeout(this.#checking);
	}

	#changed(): void {
		clearTimeout(this.#checking);
		this.#checking = setTimeout(() => (this.problems = problemsOf(this.document)), CHECK);
		if (this.standing === 'conflict' || this.standing === 'saving') return;
		this.standing = 'unsaved';
		this.#later(PAUSE);
	}

	async #send(): Promise<void> {
		this.standing = 'saving';
		const sending = this.document;
		this.#settle(sending, await send(this.places.draft, this.#version, sending));
	}

	#later(wait: number): void {
		clearTimeout(this.#saving);
		this.#saving = setTimeout(() => void this.save(), wait);
	}

	#settle(sending: Document, sent: Sent): void {
		if (typeof sent === 'string') {
			this.standing = sent;
			if (sent === 'unreachable') this.#later(WAITS[this.#failed++] ?? WAITS[2] ?? PAUSE);
		} else if ('edited' in sent) {
			this.edited = sent.edited;
			this.standing = 'conflict';
		} else {
			this.#failed = 0;
			this.#version = sent.version;
			this.#kept = sending;
			this.standing = this.isUnsaved ? 'unsaved' : 'saved';
			if (this.isUnsaved) this.#later(PAUSE);
		}
	}
}

function keysIn(problems: readonly Problem[]): ReadonlySet<string> {
	return new Set(problems.map(({ key }) => key));
}
