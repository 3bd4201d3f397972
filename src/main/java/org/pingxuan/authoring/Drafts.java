package org.pingxuan.authoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Micros;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.workbook.TableReader.ReadTable;

/** Policy staff change a policy: they open a draft on what is in force, exchange its tables, and see what the checks say. */
@Singleton
public class Drafts {

    private static final int SEVERAL = 2;

    private final DraftStore store;
    private final PolicyStore policies;
    private final ReadTables tables;
    private final InstantSource clock;

    @Inject
    Drafts(DraftStore store, PolicyStore policies, ReadTables tables, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Opens a draft on the round's newest version.
     *
     * @param rulesOfBuild whether it has the rules that this build brings along, instead of those in force
     * @throws Problems 404 for an unknown round
     */
    public Draft open(String round, String note, boolean rulesOfBuild, String by) {
        Draft draft = new Draft(
                TimeOrderedId.next(clock),
                round,
                newest(round).id(),
                note,
                rulesOfBuild ? PolicySource.ofBuild().rules() : null,
                List.of(new DraftStep.Opened(by, Micros.now(clock))));
        return store.take(draft, draft.steps().get(0), null, List.of());
    }

    /** The version that a new draft of the round begins from, and that a draft must have begun from to be published. */
    PolicyVersion newest(String round) {
        policies.refresh();
        return policies.versions(round).stream().findFirst().orElseThrow(() -> unknownRound(round));
    }

    static Problems unknownRound(String round) {
        return Problems.notFound(Problem.at("", "unknown-round", round, "没有这一评选轮次", "There is no such round"));
    }

    /**
     * Exchanges a table. Where a cell is faulty the draft stays as it is.
     *
     * @return the table as it was read
     * @throws Problems 422 with every faulty cell as {@code 表!B7}, 404 for an unknown table, 409 where the draft is not open
     */
    public Uploaded upload(UUID id, String table, byte[] workbook, String by) {
        Draft draft = store.required(id).mustBeOpen();
        ReadTable read = tables.read(workbook, schema(draft, table));
        String digest = Digest.of(workbook);
        Draft changed = digest.equals(draft.workbooks().get(table))
                ? draft
                : store.take(draft, new DraftStep.Uploaded(by, Micros.now(clock), table, digest), workbook, List.of());
        List<Problem> notes = new ArrayList<>(read.notes());
        ofAnotherRound(draft, read.table()).ifPresent(notes::add);
        return new Uploaded(changed, read, notes, report(changed));
    }

    /**
     * A draft after an upload, what was read, and what the checks now say of the whole.
     *
     * @param notes what was taken although it may not have been meant so
     */
    public record Uploaded(Draft draft, ReadTable read, List<Problem> notes, PolicyReport report) {}

    /**
     * A table that several rows tell from the draft's, and fewer from that of another round, was perhaps downloaded from the wrong
     * one.
     */
    private Optional<Problem> ofAnotherRound(Draft draft, TypedTable table) {
        int own = PolicyDiff.differing(base(draft).content().tables().get(table.name()), table)
                .size();
        return own < SEVERAL
                ? Optional.empty()
                : policies.rounds().stream()
                        .map(Round::id)
                        .filter(round -> !round.equals(draft.round()))
                        .filter(round -> policies.inForce(round, LocalDay.today(clock))
                                .map(ready -> ready.rulebook().policy().tables().get(table.name()))
                                .filter(other ->
                                        PolicyDiff.differing(other, table).size() < own)
                                .isPresent())
                        .findFirst()
                        .map(round -> Problem.at(
                                table.name() + ".xlsx",
                                "of-another-round",
                                round,
                                "此表更像轮次 " + round + " 现行的表，而不像本轮次的；请确认下载时写明了轮次（?round=" + draft.round() + "）。",
                                "This is more like the table in force in round " + round + " than like that of this"
                                        + " round; see that it was downloaded with ?round=" + draft.round() + "."));
    }

    /** @throws Problems 404 where the draft's rules know no such table */
    TableSchema schema(Draft draft, String table) {
        TableSchema schema = rules(draft).get(table);
        if (schema == null) {
            throw Problems.notFound(
                    Problem.at("", "unknown-table", table, "没有这张决策表", "There is no such decision table"));
        }
        return schema;
    }

    private Map<String, TableSchema> rules(Draft draft) {
        return draft.rules() == null
                ? policies.source(draft.base()).schemas()
                : new PolicySource(draft.rules(), Map.of()).schemas();
    }

    /** Checks the policy that a draft would be. */
    PolicyReport report(Draft draft) {
        return report(draft, store.source(draft));
    }

    PolicyReport report(Draft draft, PolicySource source) {
        PolicyReport report = PolicyChecks.report(source, tables::read);
        if (report.content() == null) {
            return report;
        }
        List<Problem> problems = new ArrayList<>(report.problems());
        problems.addAll(MeaningChecks.against(base(draft).content(), report.content()));
        return new PolicyReport(report.content(), report.rulebook(), problems, report.notes(), report.tests());
    }

    /** What differs from {@link #against}. */
    PolicyDiff diff(Draft draft) {
        PolicyVersion against = against(draft);
        PolicySource source = store.source(draft);
        PolicyDiff diff = PolicyDiff.of(base(against).content(), policies.content(source));
        try {
            return diff.and(ListRegions.between(
                    policies.byId(against.id()).orElseThrow().rulebook(), policies.rulebook(source)));
        } catch (IllegalArgumentException broken) {
            // such a draft judges nobody, which its checks say
            return diff;
        }
    }

    /**
     * The version that a draft is compared with: the one in force today, which is not its base where a version that was published
     * last waits for its day; its base where it was published, or was overtaken by another, whose changes are none of its own.
     */
    PolicyVersion against(Draft draft) {
        PolicyVersion base = policies.version(draft.base()).orElseThrow();
        boolean canBePublished = !(draft.state() instanceof DraftState.Approved)
                && newest(draft.round()).equals(base);
        return canBePublished
                ? policies.versionInForce(draft.round(), LocalDay.today(clock)).orElse(base)
                : base;
    }

    /**
     * The policy that a draft would be.
     *
     * @throws Problems 422 where a workbook cannot be read
     */
    PolicyContent content(Draft draft) {
        return policies.content(store.source(draft));
    }

    /** The policy that a draft began from. */
    Base base(Draft draft) {
        return base(policies.version(draft.base()).orElseThrow());
    }

    /** A version with its content. */
    Base base(PolicyVersion version) {
        return new Base(version, policies.content(policies.source(version.id())));
    }

    /** A published version with its content. */
    record Base(PolicyVersion version, PolicyContent content) {}
}
