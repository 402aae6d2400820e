import { FileRefused } from '../file-refused.ts';
import type { Answers, Choice, Profile, Sample, Setting, SettingValue } from '../setting.ts';

/** What is known about a setting before anyone answers. */
export interface SettingDraft {
  id: string;
  title: string;
  kind: Setting['kind'];
  choices?: readonly Choice[];
  holds: Setting['holds'];
  /** What the file leaves no doubt about. */
  detected?: SettingValue | undefined;
  /** What is likely. */
  proposed?: SettingValue | undefined;
  reason?: string | undefined;
  samples?: readonly Sample[];
  /** Why the profile's value does not fit the file; undefined when it does. */
  contradiction?: (value: SettingValue) => string | undefined;
  /** False for what is found out anew for each file. */
  isOfProfile?: boolean;
}

/** Collects the settings of a file, and puts answers to them. */
export class SettingsBook {
  readonly settings: Setting[] = [];
  readonly differences: string[] = [];
  readonly #answers: Answers;
  readonly #profile: Answers;
  readonly #kept: Record<string, SettingValue> = {};

  constructor(answers: Answers = {}, profile?: Profile) {
    this.#answers = answers;
    this.#profile = profile?.answers ?? {};
  }

  /** True when the caller has answered the setting now. */
  isAnsweredNow(id: string): boolean {
    return Object.hasOwn(this.#answers, id);
  }

  /** The answer to a setting that comes later; undefined without one. */
  peek(id: string): SettingValue | undefined {
    return this.#answers[id] ?? this.#profile[id];
  }

  /** What is kept for the next file. */
  get kept(): Answers {
    return this.#kept;
  }

  /** The settings that wait for an answer. */
  get questions(): Setting[] {
    return this.settings.filter(
      ({ state, holds }) => holds !== 'nothing' && (state === 'open' || state === 'proposed'),
    );
  }

  /**
   * Adds a setting.
   *
   * @returns the value that holds; undefined when it is open or only proposed
   */
  add(draft: SettingDraft): SettingValue | undefined {
    const answered = this.#answered(draft);
    const value = answered ?? draft.detected;
    const shown = value ?? draft.proposed;
    this.settings.push({
      id: draft.id,
      title: draft.title,
      kind: draft.kind,
      choices: draft.choices ?? [],
      value: shown,
      state: stateOf(answered, draft),
      holds: draft.holds,
      ...(draft.reason === undefined || answered !== undefined ? {} : { reason: draft.reason }),
      samples: draft.samples ?? [],
    });
    if (value !== undefined && (draft.isOfProfile !== false || this.isAnsweredNow(draft.id))) {
      this.#kept[draft.id] = value;
    }
    return value;
  }

  /** The same for a setting with one string. */
  addText(draft: SettingDraft): string | undefined {
    const value = this.add(draft);
    return typeof value === 'string' ? value : value?.[0];
  }

  #answered(draft: SettingDraft): SettingValue | undefined {
    const now = Object.hasOwn(this.#answers, draft.id) ? this.#answers[draft.id] : undefined;
    if (now !== undefined) {
      checkChoice(draft, now);
      return now;
    }
    const saved = Object.hasOwn(this.#profile, draft.id) ? this.#profile[draft.id] : undefined;
    if (saved === undefined) {
      return undefined;
    }
    const contradiction = draft.contradiction?.(saved) ?? choiceProblem(draft, saved);
    if (contradiction !== undefined) {
      this.differences.push(contradiction);
      return undefined;
    }
    return saved;
  }
}

function stateOf(answered: SettingValue | undefined, draft: SettingDraft): Setting['state'] {
  if (answered !== undefined) {
    return 'answered';
  }
  if (draft.detected !== undefined) {
    return 'detected';
  }
  return draft.proposed === undefined ? 'open' : 'proposed';
}

function checkChoice(draft: SettingDraft, value: SettingValue): void {
  const problem = choiceProblem(draft, value);
  if (problem !== undefined) {
    throw new FileRefused('WRONG_ANSWER', problem);
  }
}

function choiceProblem(draft: SettingDraft, value: SettingValue): string | undefined {
  const { id, kind, choices = [] } = draft;
  const values = typeof value === 'string' ? [value] : value;
  if (kind === 'text' || choices.length === 0) {
    return undefined;
  }
  const allowed = choices.map((choice) => choice.value);
  const wrong = values.find((one) => one !== '' && !allowed.includes(one));
  if (wrong === undefined) {
    return undefined;
  }
  const list = allowed.map((one) => JSON.stringify(one)).join(', ');
  return kind === 'choice'
    ? `${id} cannot be ${JSON.stringify(wrong)}; it can be ${list}`
    : `${id}: the file has no column ${JSON.stringify(wrong)}; it has ${list}`;
}
