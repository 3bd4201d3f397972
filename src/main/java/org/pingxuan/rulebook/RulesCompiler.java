package org.pingxuan.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.rulebook.fact.Facts;

/**
 * Compiles DRL, once for each rules digest in use: policies that differ only in tables share one KieBase, so that publishing a
 * table compiles nothing. Rules that no rulebook judges by any more are let go.
 */
final class RulesCompiler {

    private final Cache<String, KieBase> byDigest =
            Caffeine.newBuilder().weakValues().build();

    /**
     * @throws IllegalArgumentException where the rules do not compile, with every message of the compiler
     */
    KieBase compile(PolicyContent policy) {
        return byDigest.get(policy.rulesDigest(), digest -> compile(policy, digest));
    }

    private static KieBase compile(PolicyContent policy, String digest) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        ReleaseId release = services.newReleaseId("org.pingxuan.rules", digest.replace(':', '-'), "1");
        files.generateAndWritePomXML(release);
        policy.rules().forEach((path, source) -> {
            if (path.endsWith(".drl")) {
                files.write(
                        "src/main/resources/org/pingxuan/rules/" + path,
                        services.getResources()
                                .newByteArrayResource(source.getBytes(StandardCharsets.UTF_8))
                                .setSourcePath(path));
            }
        });
        ClassLoader facts = Facts.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, facts).buildAll();
        try {
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                throw new IllegalArgumentException(
                        "rules do not compile: " + builder.getResults().getMessages(Message.Level.ERROR));
            }
            KieContainer container = services.newKieContainer(release, facts);
            return container.getKieBase();
        } finally {
            // the repository would keep every module ever built
            services.getRepository().removeKieModule(release);
        }
    }
}
