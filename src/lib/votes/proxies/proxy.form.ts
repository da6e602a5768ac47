import { z } from 'zod';

/**
 * A proxy as it is recorded; its holder is an elector (`holder`), or else somebody by name and the last four digits of
 * the phone. Issues are reasons: 'no_name', 'name_long', 'name_wrong', 'no_digits'.
 */
export const proxyForm = z
	.object({
		key: z.string().min(1).max(40).default(''),
		holder: z.string().max(40).default(''),
		name: z
			.string()
			.transform((name) => name.replace(/\s+/g, ' ').trim())
			.pipe(
				z
					.string()
					.max(40, 'name_long')
					.regex(/^[^\p{Cc}\p{Cf}|]*$/u, 'name_wrong')
			)
			.default(''),
		digits: z
			.string()
			.transform((digits) => digits.normalize('NFKC').replace(/\D/g, ''))
			.default('')
	})
	.superRefine(({ holder, name, digits }, context) => {
		if (holder !== '') return;
		const issue = (field: 'name' | 'digits', message: string) =>
			context.addIssue({ code: 'custom', path: [field], message });
		if (name === '') issue('name', 'no_name');
		if (digits.length !== 4) issue('digits', 'no_digits');
	});

export type ProxyInput = z.infer<typeof proxyForm>;
