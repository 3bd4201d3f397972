package org.pingxuan.slate;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.Constraint;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the list of least cost in a region, by integer programming. The solver counts in whole numbers; whether a list lies in the region is
 * asked of the region itself, in whole numbers, and a list that does not is cut off before the solver is asked again.
 */
final class IntegerProgram {

    private static final int MOST_CUTS = 10_000;

    static {
        Loader.loadNativeLibraries();
    }

    private final int size;
    private final Region region;
    private final Budget budget;
    private final List<Tally> cuts = new ArrayList<>();

    /** @param budget the time that its solver has, for it and for all others that share it */
    IntegerProgram(int size, List<Region> required, Budget budget) {
        this.size = size;
        this.region = Region.all(required);
        this.budget = budget;
    }

    /**
     * @param costs the cost of each member
     * @param fixed places of which it is settled whether they are members
     * @return empty where no list lies in the region
     * @throws NotSolvedInTime where in its time the solver has neither found the cheapest nor that there is none
     */
    Optional<BitSet> cheapest(long[] costs, Map<Integer, Boolean> fixed) {
        if (region.equals(Region.NEVER)) {
            return Optional.empty();
        }
        for (int cut = 0; cut < MOST_CUTS; cut++) {
            Optional<BitSet> proposed = propose(costs, fixed);
            if (proposed.isEmpty() || region.holds(proposed.get())) {
                return proposed;
            }
            cutOff(proposed.get());
        }
        throw new IllegalStateException("no end of lists that the checks refuse and the solver proposes");
    }

    private Optional<BitSet> propose(long[] costs, Map<Integer, Boolean> fixed) {
        Model model = new Model(costs, fixed);
        model.require(region, null);
        cuts.forEach(cut -> model.require(cut, null));
        return model.solve();
    }

    private void cutOff(BitSet members) {
        List<Region> parts = region instanceof Region.All all ? all.parts() : List.of(region);
        for (Region part : parts) {
            if (part instanceof Region.Avoids avoids) {
                Optional<BitSet> included = avoids.witness().apply(members);
                if (included.isPresent()) {
                    BitSet set = included.get();
                    cuts.add(Tally.count(set, size).times(-1).minus(1L - set.cardinality()));
                    return;
                }
            }
        }
        long[] weights = new long[size];
        for (int place = 0; place < size; place++) {
            weights[place] = members.get(place) ? -1 : 1;
        }
        cuts.add(new Tally(weights, members.cardinality() - 1L));
    }

    /** One question to the solver. */
    private final class Model {

        private final CpModel model = new CpModel();
        private final BoolVar[] members = new BoolVar[size];

        Model(long[] costs, Map<Integer, Boolean> fixed) {
            for (int place = 0; place < size; place++) {
                members[place] = model.newBoolVar("");
            }
            fixed.forEach((place, member) -> model.addEquality(members[place], member ? 1 : 0));
            LinearExprBuilder cost = LinearExpr.newBuilder();
            for (int place = 0; place < size; place++) {
                cost.addTerm(members[place], costs[place]);
            }
            model.minimize(cost);
        }

        /** A part of the region; where {@code active} is not null only where that variable is 1. */
        void require(Region part, BoolVar active) {
            if (part instanceof Region.NotNegative inequality) {
                require(inequality.tally(), active);
            } else if (part instanceof Region.All all) {
                all.parts().forEach(one -> require(one, active));
            } else if (part instanceof Region.Any any) {
                List<Literal> some = new ArrayList<>();
                for (Region one : any.parts()) {
                    BoolVar chosen = model.newBoolVar("");
                    some.add(chosen);
                    require(one, chosen);
                }
                if (active != null) {
                    some.add(active.not());
                }
                model.addBoolOr(some);
            } else if (part instanceof Region.Some some) {
                constrain(model.addGreaterOrEqual(sum(some.who()), 1), active);
            } else if (part instanceof Region.None none) {
                constrain(model.addLessOrEqual(sum(none.who()), 0), active);
            }
            // what a list must include or avoid is learnt from lists that the region refuses
        }

        void require(Tally tally, BoolVar active) {
            LinearExprBuilder sum = LinearExpr.newBuilder();
            for (int place = 0; place < size; place++) {
                if (tally.weights()[place] != 0) {
                    sum.addTerm(members[place], tally.weights()[place]);
                }
            }
            constrain(model.addGreaterOrEqual(sum, -tally.constant()), active);
        }

        private LinearExprBuilder sum(BitSet who) {
            LinearExprBuilder sum = LinearExpr.newBuilder();
            who.stream().forEach(place -> sum.add(members[place]));
            return sum;
        }

        private static void constrain(Constraint constraint, BoolVar active) {
            if (active != null) {
                constraint.onlyEnforceIf(active);
            }
        }

        Optional<BitSet> solve() {
            CpSolver solver = new CpSolver();
            // one worker: the same question has the same answer every time
            solver.getParameters().setNumWorkers(1).setMaxTimeInSeconds(budget.left(size));
            CpSolverStatus status = solver.solve(model);
            if (status == CpSolverStatus.INFEASIBLE) {
                return Optional.empty();
            }
            if (status == CpSolverStatus.UNKNOWN || status == CpSolverStatus.FEASIBLE) {
                throw budget.spent(size);
            }
            if (status != CpSolverStatus.OPTIMAL) {
                throw new IllegalStateException("the solver says " + status + " of " + size + " nominees");
            }
            BitSet found = new BitSet(size);
            for (int place = 0; place < size; place++) {
                if (solver.booleanValue(members[place])) {
                    found.set(place);
                }
            }
            return Optional.of(found);
        }
    }
}
