import { expect } from 'vitest';
import { imported } from '../operations.ts';
import { inputOf } from '../random-content.ts';
import type { Device } from './device-steps.ts';
import type { Player } from './player.ts';
import { predictImport } from './predict-import.ts';
import { lastReads } from './read-steps.ts';
import type { ReadStep } from './read-steps.ts';
import { expectRead } from './reads.ts';
import { YEAR } from './steps.ts';
import type { DeviceStep, UserPlan, UserStep, WholeStep } from './steps.ts';
import { erase, rename } from './whole-steps.ts';

/** What there is of ids: those in the slots of each device, and many others. */
interface Ids {
  readonly devices: readonly Device[];
  readonly many: readonly string[];
}

/** Carries out a user's plan and, at its end, compares all that can be read with the model. */
export async function play(player: Player, ids: Ids, plan: UserPlan): Promise<void> {
  await prepare(player, ids, plan);
  for (const round of roundsOf(plan.steps)) {
    if ('whole' in round) {
      await takeWhole(player, ids, round.whole);
      continue;
    }
    player.isContended = round.devices.filter((steps) => steps.length > 0).length > 1;
    await Promise.all(
      round.devices.map(async (steps, index) => {
        const device = ids.devices[index];
        for (const step of device ? steps : []) {
          await player.take(device as Device, step);
        }
      }),
    );
    player.isContended = false;
  }
  for (const read of [...plan.reads, ...lastReads(YEAR)]) {
    await takeRead(player, ids, read);
  }
}

/** Stores what there is before anything goes wrong. */
async function prepare(player: Player, { devices, many }: Ids, { before, many: count }: UserPlan) {
  const [first] = before;
  const contents = [...before];
  const others = many.slice(0, count).map((id, index) => {
    const { kind = 'EXPENSE', ...content } = before[index % before.length] ?? {};
    return { id, ...inputOf(YEAR, { ...content, kind, category: first?.category ?? 'Food' }) };
  });
  const rows = [
    ...contents.map((content, index) => ({ id: devices[0]?.ids[index] ?? '', ...inputOf(YEAR, content) })),
    ...others,
  ];
  for (let from = 0; from < rows.length; from += 50) {
    const some = rows.slice(from, from + 50);
    const prediction = predictImport(
      player.model,
      some.map(({ id, ...input }) => ({ id, input })),
      { skips: false, isDryRun: false },
    );
    const items = await player.watch.undisturbed(player.user.sub, () => imported(player.user, some));
    expect(items).toEqual(prediction.refusal === undefined ? prediction.changed : []);
    for (const expense of items) {
      player.model.expenses.set(expense.id, expense);
    }
  }
}

type Round = { readonly devices: DeviceStep[][] } | { readonly whole: WholeStep };

/** Steps of devices that run at the same time, and steps between them that run alone. */
function roundsOf(steps: readonly UserStep[]): Round[] {
  const rounds: Round[] = [];
  for (const one of steps) {
    if (one.by === 'all') {
      rounds.push({ whole: one.step });
      continue;
    }
    const last = rounds.at(-1);
    const devices = last !== undefined && 'devices' in last ? last.devices : [];
    if (devices.length === 0) {
      rounds.push({ devices });
    }
    while (devices.length <= one.device) {
      devices.push([]);
    }
    devices[one.device]?.push(one.step);
  }
  return rounds;
}

async function takeWhole(player: Player, ids: Ids, step: WholeStep): Promise<void> {
  switch (step.kind) {
    case 'rename':
      return rename(player, step);
    case 'erase':
      return erase(player, step);
    case 'read':
      return takeRead(player, ids, step.read);
  }
}

function takeRead(player: Player, { devices }: Ids, read: ReadStep): Promise<void> {
  const reader = { ...player, user: player.user, ids: devices.flatMap(({ ids }) => ids) };
  return player.watch.undisturbed(player.user.sub, () => expectRead(reader, read));
}
