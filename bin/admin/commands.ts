import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { createAdministrator } from './create-administrator.ts';
import { recover } from './recover.ts';
import { verifyAudit } from './verify-audit.ts';

/** Every command of the administrator, in the order in which they are listed. */
export const commands: Command[] = [createAdministrator, recover, verifyAudit, backup];
