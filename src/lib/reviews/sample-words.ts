import { m } from '#i18n/paraglide/messages.js';
import type { SampleFault } from './calibration.ts';

const faults: Record<SampleFault['reason'], () => string> = {
	no_title: m.calibration_fault_no_title,
	no_lines: m.calibration_fault_no_lines,
	no_text: m.calibration_fault_no_text,
	no_reference: m.calibration_fault_no_reference,
	not_on_scale: m.calibration_fault_not_on_scale,
	no_why: m.calibration_fault_no_why,
	too_long: m.calibration_fault_too_long
};
/** What a sample lacks before it can be opened. */
export const sampleFault = (reason: SampleFault['reason']): string => faults[reason]();

export type Refusal = 'edited_meanwhile' | 'opened' | 'not_anonymous';

const refusals: Record<Refusal, () => string> = {
	edited_meanwhile: m.calibration_fault_edited_meanwhile,
	opened: m.calibration_fault_opened,
	not_anonymous: m.calibration_fault_not_anonymous
};
export const sampleRefusal = (reason: Refusal): string => refusals[reason]();
