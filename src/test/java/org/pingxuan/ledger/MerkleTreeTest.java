package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The leaves and roots of the reference implementation of RFC 6962. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void roots_are_those_of_the_reference_implementation() {
        RightEdge edge = RightEdge.EMPTY;
        List<String> roots = new ArrayList<>(List.of(edge.root().toString()));
        for (String leaf : LEAVES) {
            edge = edge.append(MerkleTree.leaf(HexFormat.of().parseHex(leaf))).edge();
            roots.add(edge.root().toString());
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void the_audit_path_of_the_sixth_of_eight_leaves_is_that_of_the_reference_implementation() {
        List<List<Hash>> levels = new ArrayList<>();
        RightEdge edge = RightEdge.EMPTY;
        for (String content : LEAVES) {
            Hash leaf = MerkleTree.leaf(HexFormat.of().parseHex(content));
            RightEdge.Step step = edge.append(leaf);
            List<Hash> here = new ArrayList<>(List.of(leaf));
            here.addAll(step.completed());
            levels.add(here);
            edge = step.edge();
        }
        assertThat(TreeProof.inclusion(
                        5, 8, (level, last) -> levels.get((int) last).get(level)))
                .extracting(Hash::toString)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_of_every_tree_up_to_64_is_proved_there_and_nowhere_else() {
        SampleLedger ledger = SampleLedger.of(64, 64);
        for (int size = 1; size <= 64; size++) {
            Hash root = ledger.edge(size).root();
            for (int index = 0; index < size; index++) {
                Hash leaf = ledger.entries().get(index).hash();
                List<Hash> path = TreeProof.inclusion(index, size, ledger::node);
                assertThat(TreeProof.isIncluded(leaf, index, size, root, path)).isTrue();
                assertThat(TreeProof.isIncluded(MerkleTree.EMPTY, index, size, root, path))
                        .isFalse();
                for (int other = 0; other < size; other++) {
                    assertThat(TreeProof.isIncluded(leaf, other, size, root, path))
                            .isEqualTo(other == index);
                }
                if (!path.isEmpty()) {
                    assertThat(TreeProof.isIncluded(leaf, index, size, root, path.subList(1, path.size())))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_tree_up_to_64_is_proved_to_continue_every_smaller_one_and_no_other() {
        SampleLedger ledger = SampleLedger.of(64, 64);
        for (int second = 0; second <= 64; second++) {
            for (int first = 0; first <= second; first++) {
                List<Hash> proof = TreeProof.consistency(first, second, ledger::node);
                Hash older = ledger.edge(first).root();
                Hash newer = ledger.edge(second).root();
                assertThat(TreeProof.isContinued(first, older, second, newer, proof))
                        .as("%d to %d", first, second)
                        .isTrue();
                Hash foreign = MerkleTree.leaf(new byte[] {1});
                assertThat(TreeProof.isContinued(first, foreign, second, newer, proof))
                        .isFalse();
                if (first > 0) {
                    assertThat(TreeProof.isContinued(first, older, second, foreign, proof))
                            .isFalse();
                }
                if (!proof.isEmpty()) {
                    assertThat(TreeProof.isContinued(first, older, second, newer, List.of()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_proof_in_a_million_leaves_reads_few_nodes() {
        List<Long> read = new ArrayList<>();
        TreeProof.inclusion(654_321, 1_000_000, (level, last) -> {
            read.add(last);
            return MerkleTree.EMPTY;
        });
        assertThat(read).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void there_is_no_proof_of_a_leaf_outside_the_tree() {
        SampleLedger ledger = SampleLedger.of(4, 4);
        assertThatThrownBy(() -> TreeProof.inclusion(4, 4, ledger::node)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TreeProof.consistency(5, 4, ledger::node))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
