import { superForm, type SuperValidated } from 'sveltekit-superforms';
import { m } from '#i18n/paraglide/messages.js';
import { keepForm } from '#lib/ui/keep-form.ts';

/** The form of one part of a programme, as its page opens it. */
export function openPart<Input extends Record<string, unknown>>(validated: SuperValidated<Input>) {
	return superForm(validated, {
		resetForm: false,
		onError: keepForm,
		taintedMessage: m.ui_unsaved()
	});
}

/** The first reason among the errors of a field, however deep it lies. */
export function reasonIn(found: unknown): string | undefined {
	if (typeof found === 'string') return found;
	if (typeof found !== 'object' || found === null) return undefined;
	return Object.values(found)
		.map(reasonIn)
		.find((one) => one !== undefined);
}
