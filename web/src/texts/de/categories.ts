import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const categories = {
  about: 'Kategorien kommen aus deinen Einträgen. Einnahmen haben eigene.',
  none: 'Es gibt noch keine Kategorien.',
  rename: 'Umbenennen',
  renameTitle: (name: string) => `${name} umbenennen`,
  newName: 'Neuer Name',
  merge: 'Zusammenlegen',
  willMerge: (from: string, to: string, count: number) =>
    plural(
      count,
      `${to} gibt es schon: # Eintrag von ${from} kommt dazu. Das lässt sich nicht wieder trennen.`,
      `${to} gibt es schon: # Einträge von ${from} kommen dazu. Das lässt sich nicht wieder trennen.`,
    ),
  renamed: (from: string, to: string) => `${from} heißt jetzt ${to}`,
  merged: (from: string, to: string) => `${from} gehört jetzt zu ${to}`,
  budget: 'Budget',
  setBudget: 'Budget festlegen',
  changeBudget: 'Budget ändern',
  of: (action: string, name: string) => `${action}: ${name}`,
  totalBudget: 'Gesamtbudget',
  budgetTitle: (category: string | undefined) =>
    category === undefined ? 'Gesamtbudget, für alle Kategorien einer Währung' : `Budget für ${category}`,
  eachMonth: 'Jeden Monat',
  budgetSet: 'Budget gespeichert',
  budgetRemoved: 'Budget entfernt',
  removeBudget: 'Budget entfernen',
};

export const payees = {
  about: 'Empfänger kommen aus deinen Einträgen. Jeder schlägt die Kategorie vor, die er meistens hat.',
  none: 'Es gibt noch keine Empfänger.',
  find: 'Empfänger suchen',
  usually: (category: string) => `meistens ${category}`,
};
