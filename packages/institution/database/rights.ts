import type { Login } from "@pacte-hub/server/logins";

/** The logins that work on what the owner has made. */
export type WorkingLogin = Exclude<Login, "OWNER">;
export const workingLogins = ["PUBLISHER", "READER", "STEWARD"] as const satisfies readonly WorkingLogin[];

/** On one table or view, what each login may do. A login that is not named may do nothing. */
type TableRights = Readonly<Partial<Record<WorkingLogin, string>>>;

/** Grants are read by who is asked, decided and approved by stewards. */
const decided: TableRights = { READER: "select", STEWARD: "select, insert" };
/** Stewards order what the publisher carries out. */
const ordered: TableRights = { READER: "select", PUBLISHER: "select", STEWARD: "select, insert" };
/** Kept by stewards, shown to readers. */
const register: TableRights = { READER: "select", STEWARD: "select, insert, update, delete" };
/** By the functions of this house alone. */
const nobody: TableRights = {};

/**
 * All that the three working logins may do to tables and views, and nothing more. A security officer reads this file;
 * `applyPrivileges` makes it so each time a database is migrated, and `test/catalogue.test.ts` compares it with the
 * database's own catalogue: a table or a function that nobody declared here fails that test, and opens to nobody.
 */
export const tableRights: Readonly<Record<string, TableRights>> = {
  "intake.delivery": { PUBLISHER: "select, insert, delete" },
  "intake.count": { PUBLISHER: "select, insert, delete" },
  "intake.release_delivery": { PUBLISHER: "select, insert, delete" },
  "intake.holding": { PUBLISHER: "select, insert" },
  "intake.deposited_file": { PUBLISHER: "select, insert, delete" },
  "intake.deposit_said": { PUBLISHER: "select, insert, delete" },
  // What others answered to the publisher, and what is to be attacked again since one of them did not.
  "intake.partner_answer": { PUBLISHER: "select, insert, update" },
  "intake.reaudit_due": { PUBLISHER: "select, insert, update" },

  // Digests are in these tables: whoever is told of releases is told by `published.standing`, which hides those of what is silent.
  "published.release": {
    READER: "select (id, policy_kind)",
    PUBLISHER: "select, insert",
    STEWARD: "select (id, vintage)",
  },
  "published.cell": { READER: "select", PUBLISHER: "select, insert" },
  "published.audit": { PUBLISHER: "select, insert" },
  "published.publication": {
    READER: "select (release, published_at)",
    PUBLISHER: "select, insert",
    STEWARD: "select (release, published_at)",
  },
  "published.withdrawal": { READER: "select", PUBLISHER: "select", STEWARD: "select, insert" },
  // What is inserted is counted again by the database, whatever it says.
  "published.size": { PUBLISHER: "select, insert" },
  "published.standing": { READER: "select", PUBLISHER: "select", STEWARD: "select" },

  "pact.register": register,
  // An open list: the publisher checks by it who a figure is from.
  "pact.structure": { ...register, PUBLISHER: "select" },
  "pact.record": { READER: "select", STEWARD: "select, insert" },
  "pact.current": { READER: "select", STEWARD: "select" },

  "authority.mark": { READER: "select", PUBLISHER: "select", STEWARD: "select" },
  "authority.issuer": { READER: "select", STEWARD: "select, insert, update, delete" },
  "authority.gateway_key": { READER: "select", STEWARD: "select, insert, update (valid_until)" },

  "authority.access_grant": decided,
  "authority.grant_approval": decided,
  "authority.grant_revocation": decided,
  "authority.grant_standing": { READER: "select", STEWARD: "select" },
  "authority.door_change": { STEWARD: "select, insert" },
  // By its owner alone: what takes two persons, and what is open by its source.
  "authority.rule": nobody,
  "authority.open_dataset": nobody,
  "authority.done_act": { STEWARD: "select, insert" },

  "authority.deposit": { READER: "select", PUBLISHER: "select, insert", STEWARD: "select" },
  "authority.publication_order": ordered,
  "authority.publication_approval": ordered,
  "authority.withdrawal_order": { STEWARD: "select, insert" },
  "authority.publication_outcome": { READER: "select", PUBLISHER: "select, insert", STEWARD: "select" },
  "authority.publication_standing": { READER: "select", PUBLISHER: "select", STEWARD: "select" },

  // To verify, export, and empty what is older than twelve months (a trigger refuses anything else).
  "authority.journal": { STEWARD: "select, update (entry)" },
  "authority.journal_head": { READER: "select", STEWARD: "select" },
  "authority.open_read": { STEWARD: "select" },
  "authority.subject": { STEWARD: "select, delete" },
  "authority.nonce": nobody,
  // By its owner alone: it is what row level security believes.
  "authority.context_key": nobody,
  "authority.peer_key": { READER: "select", STEWARD: "select, insert, update (valid_until)" },
  "authority.witnessed_head": { STEWARD: "select" },
  "authority.contested_head": { STEWARD: "select" },
};

/**
 * Every function of the house, and which logins may run it. Those of triggers and those that other functions run need
 * nobody: PostgreSQL asks no privilege of whoever sets a trigger off.
 */
export const functionRights: Readonly<Record<string, readonly WorkingLogin[]>> = {
  "published.release_at(timestamptz)": ["READER", "PUBLISHER", "STEWARD"],
  "published.silent_cell(text[], text[], text[])": ["READER"],
  "published.refuse_undecided()": [],
  "published.refuse_lone_withdrawal()": [],
  "published.refuse_unprotected()": [],
  "published.refuse_change()": [],
  "published.refuse_late_cell()": [],
  "published.tell()": [],
  "published.count_cells()": [],
  "published.measure()": [],

  "pact.record_at(timestamptz)": ["READER", "STEWARD"],
  "pact.refuse_change()": [],
  "pact.enter()": [],
  "pact.refuse_foreign_entry()": [],

  "authority.asking()": ["READER"],
  "authority.is_closed()": ["READER", "STEWARD"],
  "authority.may_enter()": [],
  "authority.is_open_or_steward()": ["READER"],
  "authority.open_releases()": ["READER"],
  "authority.granted_releases()": ["READER"],
  "authority.granted_fineness()": ["READER"],
  "authority.granted_dimensions()": ["READER"],
  "authority.fineness_of(text)": ["READER"],
  "authority.fineness(text)": [],
  "authority.held_grant()": [],

  "authority.context()": [],
  "authority.seal_of(text, text)": [],
  "authority.is_sealed(text, text, text)": [],
  "authority.is_fresh(integer, numeric)": [],

  // The process that serves writes by either login, under its seal; the command line, what the steward's login did.
  "authority.journal_write(text, text, bigint, text)": ["READER", "STEWARD"],
  "authority.journal_act(jsonb)": ["STEWARD"],
  "authority.journal_word(text, jsonb)": ["PUBLISHER"],
  "authority.name_withdrawer()": [],
  "authority.withdrawal_takes_two(text)": ["STEWARD"],
  "authority.withdrawal_is_asked(text)": ["STEWARD"],
  "authority.journal_record(jsonb)": [],
  "authority.journal_read(bigint, integer)": ["READER"],
  "authority.witness(text, bigint, text, text, text)": ["READER"],
  "authority.instant_text(timestamptz)": ["READER", "STEWARD"],
  "authority.commitment(bytea, text)": ["STEWARD"],

  "authority.person(text)": ["STEWARD"],
  "authority.are_two_persons(text, text)": ["STEWARD"],
  "authority.decides_by_two()": [],
  "authority.name_decider()": [],
  "authority.name_second()": [],

  "authority.ed25519_power(numeric, numeric)": [],
  "authority.ed25519_add(numeric[], numeric[])": [],
  "authority.ed25519_number(bytea)": [],
  "authority.ed25519_point(bytea)": [],
  "authority.is_ed25519_signed(bytea, bytea, bytea)": [],

  "authority.refuse_change()": [],
  "authority.refuse_other_head()": [],
  "authority.refuse_demonstration()": [],
  "authority.refuse_demonstration_issuer()": [],
  "authority.refuse_demonstration_key()": [],
  "authority.refuse_new_mark()": [],
  "authority.refuse_rewriting()": [],
};
