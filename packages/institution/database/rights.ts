import type { Login } from "@pacte-hub/server/logins";

/** The logins other than the owner, who creates and migrates the database. */
export type WorkingLogin = Exclude<Login, "OWNER">;
export const workingLogins = ["PUBLISHER", "READER", "STEWARD"] as const satisfies readonly WorkingLogin[];

/** What each login may do to one table or view. A login that is not named may do nothing. */
type TableRights = Readonly<Partial<Record<WorkingLogin, string>>>;

/** Grants: the reader's login reads them to decide; stewards add and approve them. */
const decided: TableRights = { READER: "select", STEWARD: "select, insert" };
/** Orders: stewards add them, the publisher carries them out. */
const ordered: TableRights = { READER: "select", PUBLISHER: "select", STEWARD: "select, insert" };
/** Registers: stewards keep them, readers see them. */
const register: TableRights = { READER: "select", STEWARD: "select, insert, update, delete" };
/** No login: only our `security definer` functions reach it. */
const nobody: TableRights = {};

/**
 * Everything that the three working logins may do to tables and views. A security officer reads this file; `applyPrivileges`
 * applies it at each migration, and `test/catalogue.test.ts` compares it with the database's catalogue: a table that is not
 * declared here fails that test, and no login can use it.
 */
export const tableRights: Readonly<Record<string, TableRights>> = {
  "intake.delivery": { PUBLISHER: "select, insert, delete" },
  "intake.count": { PUBLISHER: "select, insert, delete" },
  "intake.release_delivery": { PUBLISHER: "select, insert, delete" },
  "intake.holding": { PUBLISHER: "select, insert" },
  "intake.deposited_file": { PUBLISHER: "select, insert, delete" },
  "intake.deposit_said": { PUBLISHER: "select, insert, delete" },
  // Answers of other institutions to the publisher, and the audits to repeat because one of them did not answer.
  "intake.partner_answer": { PUBLISHER: "select, insert, update" },
  "intake.reaudit_due": { PUBLISHER: "select, insert, update" },

  // These tables hold digests. Readers see releases through `published.standing`, which leaves out the digests of silent ones.
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
  // The database recounts what is inserted (a trigger): the publisher cannot declare another size.
  "published.size": { PUBLISHER: "select, insert" },
  "published.standing": { READER: "select", PUBLISHER: "select", STEWARD: "select" },

  "pact.register": register,
  // An open list: the publisher checks contributors against it.
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
  // Only the owner: which acts need two persons, and which datasets are open at their source.
  "authority.rule": nobody,
  "authority.open_dataset": nobody,
  "authority.done_act": { STEWARD: "select, insert" },

  "authority.deposit": { READER: "select", PUBLISHER: "select, insert", STEWARD: "select" },
  "authority.publication_order": ordered,
  "authority.publication_approval": ordered,
  "authority.withdrawal_order": { STEWARD: "select, insert" },
  "authority.publication_outcome": { READER: "select", PUBLISHER: "select, insert", STEWARD: "select" },
  "authority.publication_standing": { READER: "select", PUBLISHER: "select", STEWARD: "select" },

  // Stewards verify, export, and empty entries older than twelve months (a trigger refuses any other update).
  "authority.journal": { STEWARD: "select, update (entry)" },
  "authority.journal_head": { READER: "select", STEWARD: "select" },
  "authority.open_read": { STEWARD: "select" },
  "authority.subject": { STEWARD: "select, delete" },
  "authority.nonce": nobody,
  // Only the owner: row level security trusts these keys.
  "authority.context_key": nobody,
  "authority.peer_key": { READER: "select", STEWARD: "select, insert, update (valid_until)" },
  "authority.witnessed_head": { STEWARD: "select" },
  "authority.contested_head": { STEWARD: "select" },
};

/**
 * Each of our functions, and which logins may execute it. Trigger functions and those called by other functions need no
 * privilege: PostgreSQL checks none when a trigger fires.
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

  // The serving process journals with either login, under its seal; the command line journals with the steward's.
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
