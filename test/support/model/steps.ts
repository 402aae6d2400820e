import fc from 'fast-check';
import { categories, commonPatches, contents, patches, sides } from '../random-content.ts';
import type { Content, ContentPatch } from '../random-content.ts';
import { faultPlans } from '../random-faults.ts';
import type { FaultPlan } from '../random-faults.ts';
import { reads } from './read-steps.ts';
import type { ReadStep } from './read-steps.ts';

/** The year of the sequences; the next one is a leap year. */
export const YEAR = 2023;

/** Which version a client expects: none, the one that there is, or another one. */
export type Expected = 'none' | 'current' | 'another';

/** Slots for a change of many. */
export interface ChosenSlots {
  readonly slots: readonly number[];
  /** Whether those that cannot be changed are left out, unless none can. */
  readonly areApt: boolean;
}

/** What a device does to its own expenses, which are in a few slots, and to its own budgets. */
export type DeviceStep =
  | {
      readonly kind: 'add';
      readonly slot: number;
      readonly content: Content;
      /** Whether what is stored in the slot is sent again instead. */
      readonly isRepeated: boolean;
    }
  | {
      readonly kind: 'update';
      readonly slot: number;
      readonly patch: ContentPatch | { readonly currency: string };
      readonly expected: Expected;
    }
  | { readonly kind: 'delete'; readonly slot: number; readonly expected: Expected }
  | { readonly kind: 'restore'; readonly slot: number }
  | {
      readonly kind: 'import';
      readonly contents: readonly Content[];
      /** The rows that are what is stored in their slots instead. */
      readonly repeated: readonly number[];
      readonly ifTaken: 'REFUSE' | 'SKIP' | null;
      readonly dryRun: boolean | null;
    }
  | ({ readonly kind: 'update many'; readonly patch: ContentPatch } & ChosenSlots)
  | ({ readonly kind: 'delete many' } & ChosenSlots)
  | ({ readonly kind: 'restore many' } & ChosenSlots)
  | {
      readonly kind: 'set budget';
      readonly category: string | null;
      readonly minor: number;
      readonly expected: Expected;
    }
  | { readonly kind: 'remove budget'; readonly category: string | null };

/** What concerns the expenses of all devices of a user, so that no other step of the user runs meanwhile. */
export type WholeStep =
  | {
      readonly kind: 'rename';
      readonly from: string;
      readonly to: string;
      readonly side: 'SPENT' | 'INCOME' | null;
      /** After how many steps it is broken off. */
      readonly most: number;
    }
  | { readonly kind: 'erase'; readonly most: number }
  | { readonly kind: 'read'; readonly read: ReadStep };

/** How many devices a user has, and how many slots each of them. */
const DEVICES = 2;
const SLOTS = 4;

/** What a user does: the devices at the same time, each one step after another, until all wait for one. */
export type UserStep =
  | { readonly by: 'device'; readonly device: number; readonly step: DeviceStep }
  | { readonly by: 'all'; readonly step: WholeStep };

/** What one of the users does. */
export interface UserPlan {
  /** What is in the first slots before anything goes wrong. */
  readonly before: readonly Content[];
  /** How many expenses of one category there are besides: 0, or up to more than one step takes. */
  readonly many: number;
  readonly steps: readonly UserStep[];
  /** What is read at the end, besides what always is. */
  readonly reads: readonly ReadStep[];
}

/** What two users do at the same time, with expenses of the same ids, and what goes wrong meanwhile. */
export interface ModelSequence extends FaultPlan {
  readonly users: readonly [UserPlan, UserPlan];
}

const slot = fc.integer({ min: 0, max: SLOTS - 1 });
const chosen = {
  slots: fc.uniqueArray(slot, { minLength: 1, maxLength: SLOTS }),
  areApt: fc.constantFrom(true, true, false),
};
const content = contents(['11-30', '12-01', '12-31', '+01-01', '+02-29'], 9_999_999_999);
const expected = fc.constantFrom<Expected>('none', 'none', 'current', 'another');
/** What a budget is for: all, a category with expenses, and of one without. */
const budgetCategory = fc.constantFrom(null, 'Food', 'Never used');

const oftenTaken: readonly fc.Arbitrary<DeviceStep>[] = [
  fc.record({ kind: fc.constant('add' as const), slot, content, isRepeated: fc.boolean() }),
  fc.record({
    kind: fc.constant('update' as const),
    slot,
    patch: fc.oneof(
      { weight: 5, arbitrary: patches(content) },
      { weight: 1, arbitrary: fc.record({ currency: fc.constantFrom('USD', 'JPY', 'KWD') }) },
    ),
    expected,
  }),
  fc.record({
    kind: fc.constant('import' as const),
    contents: fc.array(content, { minLength: 1, maxLength: SLOTS }),
    repeated: fc.subarray(Array.from({ length: SLOTS }, (_, index) => index)),
    ifTaken: fc.constantFrom('REFUSE' as const, 'SKIP' as const, 'SKIP' as const, null),
    dryRun: fc.constantFrom(true, false, null, null),
  }),
  fc.record({
    kind: fc.constant('set budget' as const),
    category: budgetCategory,
    minor: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom(1, 2, 999_999_999_999_999)),
    expected,
  }),
];
const seldomTaken: readonly fc.Arbitrary<DeviceStep>[] = [
  fc.record({ kind: fc.constant('delete' as const), slot, expected }),
  fc.record({ kind: fc.constant('restore' as const), slot }),
  fc.record({ kind: fc.constant('update many' as const), ...chosen, patch: commonPatches(content) }),
  fc.record({ kind: fc.constant('delete many' as const), ...chosen }),
  fc.record({ kind: fc.constant('restore many' as const), ...chosen }),
  fc.record({ kind: fc.constant('remove budget' as const), category: budgetCategory }),
];
const deviceStep: fc.Arbitrary<DeviceStep> = fc.oneof(
  ...oftenTaken.map((arbitrary) => ({ weight: 2, arbitrary })),
  ...seldomTaken.map((arbitrary) => ({ weight: 1, arbitrary })),
);

const wholeStep: fc.Arbitrary<WholeStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      from: categories,
      to: categories,
      side: sides,
      most: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('erase' as const), most: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('read' as const), read: reads(YEAR) }) },
);

const userStep: fc.Arbitrary<UserStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant('device' as const),
      device: fc.integer({ min: 0, max: DEVICES - 1 }),
      step: deviceStep,
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('all' as const), step: wholeStep }) },
);

const userPlan: fc.Arbitrary<UserPlan> = fc.record({
  before: fc.array(content, { minLength: 2, maxLength: SLOTS }),
  many: fc.oneof(
    { weight: 19, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 100 }) },
  ),
  steps: fc.array(userStep, { minLength: 4, maxLength: 14 }),
  reads: fc.array(reads(YEAR), { minLength: 2, maxLength: 2 }),
});

export const modelSequences: fc.Arbitrary<ModelSequence> = fc
  .tuple(faultPlans, fc.tuple(userPlan, userPlan))
  .map(([plan, users]) => ({ ...plan, users }));
